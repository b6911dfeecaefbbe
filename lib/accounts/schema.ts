export type OrganiserRole = "organiser" | "admin";

export const organiserRoles = ["organiser", "admin"] as const satisfies OrganiserRole[];

/** The person behind a request to the dashboard, as this session knows them. */
export type Actor = {
  id: string;
  email: string;
  name: string | null;
  role: OrganiserRole;
  /** Whether a passkey is registered, which this session then has to show. */
  hasPasskey: boolean;
  /** Whether this session has shown a passkey or given a recovery code. */
  hasSecondStep: boolean;
  /** When this session showed a passkey last. */
  passkeyVerifiedAt: Date | null;
};

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
