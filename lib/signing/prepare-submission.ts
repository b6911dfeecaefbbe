import { addressContext, fingerprint, newNonce, seal } from "../privacy";
import type { EmailAddress } from "../privacy/schema";
import { keepOnlyChosen } from "./details";
import { consentVersion, type SignInput } from "./schema";

/** What of a checked form is stored: fingerprints, the sealed address, and of the details what the signer chose to leave. */
export function prepareSubmission(input: SignInput, address: EmailAddress) {
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
