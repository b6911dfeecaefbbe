import { confirmSignature } from "../signing";
import { parseCorrections, type ConfirmOutcome } from "../signing/schema";
import type { FormFields } from "./form-fields";
import { parseTyped } from "./typed-form";

/** Confirms with what the confirm page's reader corrected, or, without a choice of visibility, as it was typed first. */
export async function confirmByForm(
  token: string,
  fields: FormFields,
  { now }: { now: Date },
): Promise<ConfirmOutcome> {
  const hasCorrections = fields.first.visibility !== undefined || fields.tooMany;
  const corrections = hasCorrections ? parseTyped(fields, parseCorrections) : null;
  if (corrections && !corrections.ok) return { outcome: "invalid", errors: corrections.errors };
  return confirmSignature(token, corrections?.value ?? null, { now });
}
