import { randomUUID } from "node:crypto";
import { recordAudit } from "../audit";
import { withTransaction, type Transaction } from "../db";
import { paths } from "../paths";
import { makeLinkToken, newNonce } from "../privacy";
import { printedLinkMinutes } from "./schema";
import { tidyStaffAddress } from "./staff-address";
import { ensureAdmin, insertLink, type AdminChange } from "./store";

/**
 * Makes `email` an admin, if it is none yet, and returns the path of a sign-in
 * link for it: valid for an hour, once. For the operator's command line, whose
 * right to do so is access to the machine. Hosts without a dot are accepted, since
 * the first admin is `admin@localhost`. Throws one plain line for a bad address.
 */
export async function createAdminSignInLink(
  email: string,
  { now }: { now: Date },
): Promise<string> {
  const address = requireStaffAddress(email);
  const id = randomUUID();
  const nonce = newNonce();
  const expiresAt = new Date(now.getTime() + printedLinkMinutes * 60_000);
  await withTransaction(async (transaction) => {
    const admin = { id: randomUUID(), email: address, createdAt: now };
    const { id: organiserId, change } = await ensureAdmin(transaction, admin);
    await insertLink(transaction, { id, organiserId, nonce, createdAt: now, expiresAt });
    await recordChange(transaction, organiserId, change, now);
  });
  return paths.signInLink(makeLinkToken({ purpose: "sign-in", id, expiresAt, nonce }));
}

function requireStaffAddress(email: string): string {
  const address = tidyStaffAddress(email);
  if (!address) throw new Error("an e-mail address is expected, for example admin@example.org");
  return address;
}

async function recordChange(
  transaction: Transaction,
  subjectId: string,
  change: AdminChange,
  at: Date,
): Promise<void> {
  const deed = { actorId: null, subjectId, at };
  if (change !== "none") {
    const details = { role: "admin" };
    await recordAudit({ ...deed, action: `organiser.${change}`, details }, transaction);
  }
  await recordAudit({ ...deed, action: "sign_in_link.created" }, transaction);
}
