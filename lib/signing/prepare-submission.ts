import { addressContext, fingerprint, newNonce, seal } from "../privacy";
import type { EmailAddress } from "../privacy/schema";
import { keepOnlyChosen } from "./details";
import { consentVersion, type Capacity, type SignInput } from "./schema";

/** A checked form; only those who were invited may sign on behalf of the organisation they name. */
export type Submitted = SignInput & { onBehalf?: boolean };

/** What of a checked form is stored: fingerprints, the sealed address, and of the details what the signer chose to leave. */
export function prepareSubmission(input: Submitted, address: EmailAddress) {
  const emailFingerprint = fingerprint(address.canonical);
  const kept = keepOnlyChosen(
    {
      visibility: input.visibility,
      name: input.name ?? null,
      role: input.role ?? null,
      organisation: input.organisation ?? null,
      capacity: toCapacity(input),
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

function toCapacity({ personalCapacity, organisation, onBehalf }: Submitted): Capacity | null {
  if (personalCapacity) return "personal";
  return onBehalf && organisation ? "organisation" : null;
}
