import type { MailPurpose } from "../schema";
import { alreadySigned } from "./already-signed";
import { confirm } from "./confirm";
import { notableInvitation } from "./notable-invitation";
import { invalidated } from "./invalidated";
import { manageLink } from "./manage-link";
import type { Purpose } from "./purpose";
import { reminder } from "./reminder";
import { signIn } from "./sign-in";
import { teamInvitation } from "./team-invitation";
import { thanks } from "./thanks";
import { update } from "./update";

/** Every kind of mail that can be written; a capability that sends another kind adds its file here. */
export const purposes = {
  confirm,
  reminder,
  thanks,
  already_signed: alreadySigned,
  notable_invitation: notableInvitation,
  manage_link: manageLink,
  invalidated,
  update,
  sign_in: signIn,
  team_invitation: teamInvitation,
} as const satisfies Partial<Record<MailPurpose, Purpose<unknown>>>;
