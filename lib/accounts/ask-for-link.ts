import { randomUUID } from "node:crypto";
import { recordAudit } from "../audit";
import { withTransaction } from "../db";
import type { Locale } from "../i18n/schema";
import { judgeStaffLinkRequest } from "../limits";
import { queueMail } from "../mail";
import { deriveSecret, newNonce, open, seal, signInRequestContext } from "../privacy";
import { hashJobKey, hashNobodysKey } from "./job-key";
import { queueLinkJob } from "./link-jobs";
import { mailedLinkMinutes, type AskForLinkOutcome } from "./schema";
import { tidyStaffAddress } from "./staff-address";
import { findMemberByAddress, insertLink } from "./store";

/** How long the link waits for who has asked too often: it comes all the same. */
const pauseMinutes = 10;

type Request = { locale: Locale; network: string | null; now: Date };

/**
 * Takes a request for a sign-in link. Known or not, every address gets the same answer after
 * the same work: one job that holds it sealed, and only the worker does anything else for the
 * team. Made-up addresses share a few jobs, however many they are. Who asks often waits longer for
 * the mail, and so does everybody on a network that asks as no people do; nobody is refused, or
 * whoever shares a network with the team, or knows its addresses, could keep it out.
 */
export async function askForSignInLink(
  typed: string,
  { locale, network, now }: Request,
): Promise<AskForLinkOutcome> {
  const address = tidyStaffAddress(typed);
  if (!address) return { outcome: "not_an_address" };
  const { holdMail } = await judgeStaffLinkRequest(network, address, { now });
  const secret = deriveSecret("sign-in-jobs");
  const key = hashJobKey(secret, address);
  await queueLinkJob({
    address,
    payload: { sealed: seal(address, signInRequestContext).toString("base64"), locale },
    key,
    nobodysKey: hashNobodysKey(secret, key),
    pauseMinutes: holdMail ? pauseMinutes : 0,
  });
  return { outcome: "taken" };
}

/**
 * The worker's part: makes a link for the address, if it belongs to the team, and queues its
 * mail in the same transaction. Nothing comes of any other address.
 */
export async function sendSignInLink(
  { sealed, locale }: { sealed: string; locale: Locale },
  { now }: { now: Date },
): Promise<void> {
  const address = open(Buffer.from(sealed, "base64"), signInRequestContext);
  const member = await findMemberByAddress(address);
  if (!member) return;
  const id = randomUUID();
  const expiresAt = new Date(now.getTime() + mailedLinkMinutes * 60_000);
  await withTransaction(async (transaction) => {
    const link = { id, organiserId: member.id, nonce: newNonce(), createdAt: now, expiresAt };
    await insertLink(transaction, link);
    const about = { purpose: "sign_in", organiserId: member.id, subjectId: id } as const;
    await queueMail(transaction, { ...about, to: address, locale, now });
    const deed = { actorId: null, action: "sign_in_link.created", subjectId: member.id } as const;
    await recordAudit({ ...deed, details: { by: "mail" }, at: now }, transaction);
  });
}
