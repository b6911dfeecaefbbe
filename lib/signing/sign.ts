import type { Locale } from "../i18n/schema";
import { judgeSubmission } from "../limits";
import { parseAddress } from "../privacy/schema";
import { prepareSubmission, type Submitted } from "./prepare-submission";
import type { SignOutcome, Visitor } from "./schema";
import { storeSubmission } from "./store";

/** Somebody of whom nothing is known, as in a test or a script. */
const unseen: Visitor = {
  network: null,
  proof: null,
  formMadeAt: null,
  trap: null,
  isApi: true,
  source: "unknown",
  readVersion: null,
};

/**
 * Takes a checked submission. A new person's signature is stored as pending with the mail
 * that asks to confirm it; for a person who signed already nothing changes. Both get the
 * same answer after the same work, so that nobody can find out here who signed
 * (privacy rule 2). Whoever had another version before them than the one that is signed reads
 * that first: `text_changed`. What the limits make of it, its sender is not told either, but for
 * `limited`. Throws when the database is away or overloaded: then nothing was stored.
 */
export async function signStatement(
  input: Submitted,
  { slug, locale, visitor = unseen }: { slug: string; locale: Locale; visitor?: Visitor },
  { now }: { now: Date },
): Promise<SignOutcome> {
  const address = parseAddress(input.email);
  if (!address) throw new Error("signStatement needs input that passed parseSignInput");
  const verdict = await judgeSubmission(visitor, address.canonical, { now });
  if (verdict.outcome === "refused") {
    return { outcome: "limited", retryAfterSeconds: verdict.retryAfterSeconds };
  }
  const prepared = prepareSubmission(input, address);
  const { quarantined, holdMail } = verdict;
  const flags = [...prepared.flags, ...verdict.flags];
  const { source, readVersion } = visitor;
  const place = { source, readVersion, slug, locale, now };
  const submission = { ...prepared, flags, quarantined, holdMail, ...place };
  const stored = await storeSubmission(submission);
  return { outcome: stored === "stored" ? "awaiting_confirmation" : stored };
}
