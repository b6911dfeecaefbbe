import { keepOnlyChosen, readDetails, type GivenDetails, type KeptDetails } from "./details";
import { followLink } from "./follow-link";
import { judgeDetails } from "./judge-details";
import type { ConfirmOutcome, Corrections } from "./schema";
import { findForLink, storeConfirmation, type LinkedSignature } from "./store";

/**
 * Confirms the signature behind a link, with its owner's corrections or, with null, as it
 * was typed. From the commit on it counts, unless it waits for an organiser's look, which its
 * owner is not told. Pressing twice, or two presses at once, succeed
 * both and count once. Corrections of a signature that is confirmed already are not taken.
 */
export async function confirmSignature(
  token: string,
  corrections: Corrections | null,
  { now }: { now: Date },
): Promise<ConfirmOutcome> {
  const followed = await followLink(token, "confirm", now);
  if (followed.outcome !== "found") return followed;
  const { signature } = followed;
  const success = { outcome: "confirmed", statementSlug: signature.statementSlug } as const;
  if (signature.state === "confirmed") return success;
  if (signature.state !== "pending") return { outcome: "unknown_link" };

  const details = settleDetails(signature, corrections);
  if (!details) return { outcome: "invalid", errors: [{ field: "name", code: "required" }] };
  const { id, nonce } = signature;
  const judgement = await judgeDetails(details, signature);
  if (await storeConfirmation({ id, nonce, now, ...details, ...judgement })) return success;

  const present = await findForLink(id);
  return present?.state === "confirmed" ? success : { outcome: "unknown_link" };
}

/** The columns to keep, or null when the chosen visibility needs a name and none is there. */
function settleDetails(
  signature: LinkedSignature,
  corrections: Corrections | null,
): KeptDetails | null {
  const { emailFingerprint } = signature;
  const stored = readDetails(signature, emailFingerprint);
  if (!corrections) return keepStored(signature, stored);
  const keepsInitials =
    corrections.visibility === "initials" && stored.visibility === "initials" && !corrections.name;
  if (keepsInitials) return keepStored(signature, stored);
  if (corrections.visibility !== "count" && !corrections.name) return null;
  return keepOnlyChosen(
    {
      visibility: corrections.visibility,
      name: corrections.name ?? null,
      role: corrections.role ?? null,
      organisation: corrections.organisation ?? null,
      capacity: settleCapacity(corrections, stored),
    },
    emailFingerprint,
  );
}

/** On behalf of an organisation, as an invitation allowed, unless the organisation is gone or it is personal. */
function settleCapacity(corrections: Corrections, stored: GivenDetails): GivenDetails["capacity"] {
  if (corrections.personalCapacity) return "personal";
  return stored.capacity === "organisation" && corrections.organisation ? "organisation" : null;
}

/** Initials are kept as they are: made again from themselves they would shrink. */
function keepStored(signature: LinkedSignature, stored: GivenDetails): KeptDetails {
  if (stored.visibility !== "initials") return keepOnlyChosen(stored, signature.emailFingerprint);
  return { ...stored, sealed: null, searchWords: null, flags: [] };
}
