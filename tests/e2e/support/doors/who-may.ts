import { rowsForAdmins } from "./rows-for-admins";
import { rowsForTheTeam } from "./rows-for-the-team";
import { rowsOf, type ActionRow, type Room } from "./things";

/** Every server action; one that is added has its row here, or the story fails. */
export const actionRows: Record<string, ActionRow> = {
  ...rowsOf("sign-in/actions", "anybody", { askForLink: () => ({}) }),
  ...rowsOf("sign-in/passkey/actions", "before the second step", {
    giveRecoveryCode: () => ({ code: "aaaa-bbbb-cccc-dddd" }),
  }),
  ...rowsOf("dashboard/account/passkey-actions", "before the second step", {
    beginRegistration: () => ({}),
    finishRegistration: () => ({}),
    beginCheck: () => ({}),
    finishCheck: () => ({}),
  }),
  ...rowsForTheTeam,
  ...rowsForAdmins,
};

/** Every route handler below the dashboard and the sign-in, and of the API. */
export const handlerRows: Record<string, Room> = {
  "/dashboard/audit/export": "admins",
  "/dashboard/deliveries/[id]/file": "admins",
  "/dashboard/language": "team",
  "/sign-in/out": "anybody",
  "/sign-in/[token]/redeem": "anybody",
  "/api/unsubscribe/[token]": "anybody",
  "/api/v1/[...rest]": "anybody",
  "/api/v1/challenge": "anybody",
  "/api/v1/openapi.json": "anybody",
  "/api/v1/statements": "anybody",
  "/api/v1/statements/[slug]": "anybody",
  "/api/v1/statements/[slug]/signatories": "anybody",
  "/api/v1/statements/[slug]/signatures": "anybody",
  "/api/webhooks/resend": "anybody",
};

/** Pages of the dashboard that answer 403 to an organiser, with all below them. */
export const adminPages = [
  "/dashboard/audit",
  "/dashboard/deliveries",
  "/dashboard/mail/retry",
  "/dashboard/settings",
  "/dashboard/signatures/look-up",
  "/dashboard/statements/[id]/opening",
  "/dashboard/team",
];
