import { actorCan, isPasskeyFresh, organiserRoles, type Actor, type Permission } from "./schema";

/** Thrown when a caller reaches a domain function without the right to it. */
export class NotPermitted extends Error {
  override name = "NotPermitted";

  constructor(permission: Permission) {
    super(`not permitted: ${permission}`);
  }
}

/** Thrown where somebody with the right to it has to show a passkey first. */
export class PasskeyNeeded extends Error {
  override name = "PasskeyNeeded";

  constructor() {
    super("a passkey has to be shown first");
  }
}

/**
 * Stops everybody who lacks `permission`. Domain functions call it first, because
 * a page or layout that forgot to ask must not open the door (privacy rule 9).
 */
export function requirePermission(actor: Actor, permission: Permission): void {
  // Types end where a caller was wrong: nobody may nothing.
  const somebody = actor as Actor | null | undefined;
  if (!somebody || !actorCan(somebody, permission)) throw new NotPermitted(permission);
}

/**
 * Stops whoever has not shown a passkey within the last five minutes. Called after
 * `requirePermission` by what is grave: roles, exports. Throws `PasskeyNeeded`.
 */
export function requireFreshPasskey(actor: Actor, { now }: { now: Date }): void {
  if (!isPasskeyFresh(actor, { now })) throw new PasskeyNeeded();
}

/** Stops nobody: for what comes before the second step, where no permission holds yet. */
export function requireSomebody(actor: Actor): void {
  const somebody = actor as Actor | null | undefined;
  if (!somebody || !organiserRoles.includes(somebody.role)) {
    throw new NotPermitted("manageOwnAccount");
  }
}
