export type OrganiserRole = "organiser" | "admin";

/** The person behind a request to the dashboard. */
export type Actor = {
  id: string;
  email: string;
  name: string | null;
  role: OrganiserRole;
};

/** Why a sign-in link no longer opens anything. */
export type DeadSignInLink =
  { outcome: "used" } | { outcome: "expired" } | { outcome: "unknown_link" };

export type SignInLinkOutcome = { outcome: "ready" } | DeadSignInLink;

export type RedeemOutcome =
  { outcome: "signed_in"; sessionToken: string; expiresAt: Date } | DeadSignInLink;

export const signInLinkMinutes = 60;

/** A session ends after half an hour without a request, and after eight hours in any case. */
export const sessionLimits = { idleMinutes: 30, longestHours: 8 } as const;

const permissions = {
  seeOverview: { organiser: true, admin: true },
} as const satisfies Record<string, Record<OrganiserRole, boolean>>;

export type Permission = keyof typeof permissions;

/** What a role may do; pages and domain functions ask the same table. */
export function actorCan(actor: Pick<Actor, "role">, permission: Permission): boolean {
  return permissions[permission][actor.role] === true;
}
