import { parseSignInput, type Parsed, type SignInput } from "../signing/schema";
import type { FormFields } from "./form-fields";
import { parseTyped } from "./typed-form";

/**
 * What an invitation's posted form says: as the sign form's, and whoever was invited may sign on behalf
 * of an organisation, which is one answer more than the ordinary form's box has.
 */
export function parseInvited(fields: FormFields): Parsed<SignInput & { onBehalf: boolean }> {
  const onBehalf = fields.first.personalCapacity === "organisation";
  const first = onBehalf ? { ...fields.first, personalCapacity: "" } : fields.first;
  const input = parseTyped({ ...fields, first }, parseSignInput);
  return input.ok ? { ok: true, value: { ...input.value, onBehalf } } : input;
}
