import type { Locale } from "../i18n/schema";
import { prepareSubmission } from "./prepare-submission";
import type { SignInput, SignOutcome, Visitor } from "./schema";
import { storeSubmission } from "./store";

/**
 * Takes a checked submission. A new person's signature is stored as pending with the mail
 * that asks to confirm it; for a person who signed already nothing changes. Both get the
 * same answer after the same work, so that nobody can find out here who signed
 * (privacy rule 2). Throws when the database is away or overloaded: then nothing was stored.
 */
export async function signStatement(
  input: SignInput,
  { slug, locale }: { slug: string; locale: Locale; visitor?: Visitor },
  { now }: { now: Date },
): Promise<SignOutcome> {
  const suspicion = { quarantined: false, holdMail: false };
  const submission = { ...prepareSubmission(input), ...suspicion, slug, locale, now };
  const stored = await storeSubmission(submission);
  return { outcome: stored === "stored" ? "awaiting_confirmation" : stored };
}
