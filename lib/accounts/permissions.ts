import { actorCan, type Actor, type Permission } from "./schema";

/** Thrown when a caller reaches a domain function without the right to it. */
export class NotPermitted extends Error {
  override name = "NotPermitted";

  constructor(permission: Permission) {
    super(`not permitted: ${permission}`);
  }
}

/**
 * Stops everybody who lacks `permission`. Domain functions call it first, because
 * a page or layout that forgot to ask must not open the door (privacy rule 9).
 */
export function requirePermission(actor: Actor, permission: Permission): void {
  if (!actorCan(actor, permission)) throw new NotPermitted(permission);
}
