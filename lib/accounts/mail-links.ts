import { paths } from "../paths";
import { makeLinkToken } from "../privacy";
import { findInvitationsById, findLinksById } from "./store";

/** What a mail to the team says of its link. */
export type StaffLink = { path: string; expiresAt: Date };

/**
 * The sign-in links of these ids as mails hold them. Made from the row, so that a mail that is
 * written twice holds the same link; one that was used or is over is left out.
 */
export async function findMailedSignInLinks(
  ids: string[],
  { now }: { now: Date },
): Promise<Map<string, StaffLink>> {
  const rows = await findLinksById(ids);
  const live = rows.filter((row) => !row.usedAt && row.expiresAt > now);
  return new Map(live.map((row) => [row.id, toLink("sign-in", row)]));
}

/** The same for invitations, with what the mail says of them. */
export async function findMailedInvitations(
  ids: string[],
  { now }: { now: Date },
): Promise<Map<string, StaffLink & { role: "organiser" | "admin"; invitedBy: string | null }>> {
  const rows = await findInvitationsById(ids);
  const open = rows.filter((row) => !row.acceptedAt && !row.revokedAt && row.expiresAt > now);
  return new Map(
    open.map((row) => {
      const { role, invitedBy } = row;
      const name = invitedBy?.name ?? invitedBy?.email ?? null;
      return [row.id, { ...toLink("invitation", row), role, invitedBy: name }];
    }),
  );
}

type Row = { id: string; nonce: Uint8Array; expiresAt: Date };

function toLink(purpose: "sign-in" | "invitation", { id, nonce, expiresAt }: Row): StaffLink {
  return { path: paths.signInLink(makeLinkToken({ purpose, id, expiresAt, nonce })), expiresAt };
}
