import { organiserRoles, type Actor, type OrganiserRole } from "./actor";

/** For so long after a passkey was shown it stands for its owner's presence. */
export const freshPasskeyMinutes = 5;

const everybody = { organiser: true, admin: true };
const adminsOnly = { organiser: false, admin: true };

const permissions = {
  seeOverview: everybody,
  seeSignatures: everybody,
  moderateSignatures: everybody,
  lookUpAddress: adminsOnly,
  editNotables: everybody,
  approveNotables: everybody,
  editStatements: everybody,
  finaliseTexts: adminsOnly,
  openAndCloseStatements: adminsOnly,
  editUpdates: everybody,
  mailUpdates: everybody,
  retryMails: adminsOnly,
  makeDeliveries: adminsOnly,
  approveDeliveries: adminsOnly,
  manageTeam: adminsOnly,
  readAudit: adminsOnly,
  changeSettings: adminsOnly,
  manageOwnAccount: everybody,
} as const satisfies Record<string, Record<OrganiserRole, boolean>>;

export type Permission = keyof typeof permissions;

/** Everything that somebody may do, or not. */
export const allPermissions = Object.keys(permissions) as Permission[];

/** Whether a role holds a permission at all; what a session of it may now is `actorCan`. */
export function roleHolds(role: OrganiserRole, permission: Permission): boolean {
  return permissions[permission][role];
}

type WhoActs = Pick<Actor, "role" | "hasPasskey" | "hasSecondStep">;

/**
 * Whether the second step of the sign-in is still to come: always for an admin, and for
 * everybody who has a passkey. Until it is done the session opens nothing but that step, so
 * that a thief of the link alone gets nowhere.
 */
export function needsSecondStep({ role, hasPasskey, hasSecondStep }: WhoActs): boolean {
  return (hasPasskey || role === "admin") && !hasSecondStep;
}

/**
 * Whether this session may register a passkey: the first one at once, a further one after
 * showing one within five minutes, or after a recovery code, whose owner has lost them all.
 */
export function mayRegisterPasskey(actor: Actor, clock: { now: Date }): boolean {
  if (!actor.hasPasskey) return true;
  const isRecovered = actor.hasSecondStep && actor.passkeyVerifiedAt === null;
  return isRecovered || isPasskeyFresh(actor, clock);
}

/** What somebody may do; pages and domain functions ask the same table. */
export function actorCan(actor: WhoActs, permission: Permission): boolean {
  return !needsSecondStep(actor) && permissions[permission][actor.role] === true;
}

/** Whether a passkey was shown within the last five minutes. */
export function isPasskeyFresh(
  { passkeyVerifiedAt }: Pick<Actor, "passkeyVerifiedAt">,
  { now }: { now: Date },
): boolean {
  const age = passkeyVerifiedAt ? now.getTime() - passkeyVerifiedAt.getTime() : Infinity;
  return age < freshPasskeyMinutes * 60_000;
}

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
