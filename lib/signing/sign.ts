import type { Locale } from "../i18n/schema";
import { addressContext, fingerprint, newNonce, seal } from "../privacy";
import { parseAddress } from "../privacy/schema";
import { keepOnlyChosen } from "./details";
import { consentVersion, type SignInput, type SignOutcome } from "./schema";
import { storeSubmission } from "./store";

/**
 * Takes a checked submission. A new person's signature is stored as pending with the mail
 * that asks to confirm it; for a person who signed already nothing changes. Both get the
 * same answer after the same work, so that nobody can find out here who signed
 * (privacy rule 2). Throws when the database is away or overloaded: then nothing was stored.
 */
export async function signStatement(
  input: SignInput,
  { slug, locale }: { slug: string; locale: Locale },
  { now }: { now: Date },
): Promise<SignOutcome> {
  const stored = await storeSubmission({ ...toSubmission(input), slug, locale, now });
  return { outcome: stored === "stored" ? "awaiting_confirmation" : stored };
}

function toSubmission(input: SignInput) {
  const address = parseAddress(input.email);
  if (!address) throw new Error("signStatement needs input that passed parseSignInput");
  const emailFingerprint = fingerprint(address.canonical);
  const kept = keepOnlyChosen(
    {
      visibility: input.visibility,
      name: input.name ?? null,
      role: input.role ?? null,
      organisation: input.organisation ?? null,
      capacity: input.personalCapacity ? "personal" : null,
    },
    emailFingerprint,
  );
  return {
    ...kept,
    emailFingerprint,
    addressFingerprint: fingerprint(address.mailbox),
    sealedAddress: seal(address.typed, addressContext(emailFingerprint)),
    country: input.country ?? null,
    wantsUpdates: input.updates ?? false,
    consentVersion,
    nonce: newNonce(),
  };
}
