import type { OrganiserRole } from "./actor";

export { organiserRoles, type Actor, type OrganiserRole } from "./actor";
export {
  actorCan,
  allPermissions,
  freshPasskeyMinutes,
  isPasskeyFresh,
  mayRegisterPasskey,
  needsSecondStep,
  NotPermitted,
  PasskeyNeeded,
  requireFreshPasskey,
  requirePermission,
  roleHolds,
  type Permission,
} from "./permissions";

/** Why a sign-in link no longer opens anything. */
export type DeadSignInLink =
  { outcome: "used" } | { outcome: "expired" } | { outcome: "unknown_link" };

export type SignInLinkOutcome = { outcome: "ready"; isInvitation: boolean } | DeadSignInLink;

export type RedeemOutcome =
  { outcome: "signed_in"; sessionToken: string; expiresAt: Date } | DeadSignInLink;

/** A link that went by mail lies in a mailbox; one that the operator printed is in their hands. */
export const mailedLinkMinutes = 10;
export const printedLinkMinutes = 60;

export const invitationDays = 7;

/** What becomes of a request for a sign-in link: the same for every address. */
export type AskForLinkOutcome = { outcome: "taken" } | { outcome: "not_an_address" };

export const longestOwnName = 100;

/** A session ends after half an hour without a request, and after eight hours in any case. */
export const sessionLimits = { idleMinutes: 30, longestHours: 8 } as const;

/** For so long the browser may take to answer with a passkey. */
export const challengeMinutes = 5;

export const longestPasskeyName = 60;
export const recoveryCodeCount = 10;

/** One's own passkeys as they are listed. */
export type OwnPasskeys = {
  passkeys: { id: string; name: string; createdAt: Date; lastUsedAt: Date | null }[];
  /** Recovery codes that have not been used. */
  codesLeft: number;
};

export type TeamMember = {
  id: string;
  email: string;
  name: string | null;
  role: OrganiserRole;
  joinedAt: Date;
  hasPasskey: boolean;
};

export type OpenInvitation = {
  id: string;
  email: string;
  role: OrganiserRole;
  sentAt: Date;
  expiresAt: Date;
};

export type Team = { members: TeamMember[]; invitations: OpenInvitation[] };

/** One of one's own sign-ins; `isCurrent` is the one that asks. */
export type OwnSession = { id: string; createdAt: Date; lastSeenAt: Date; isCurrent: boolean };
