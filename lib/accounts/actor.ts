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
