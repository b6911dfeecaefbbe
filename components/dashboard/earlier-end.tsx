"use client";

import { FormText } from "./form-fields";
import { useField, useSentValues } from "./staff-form";

/**
 * Where the campaign's name is typed once its action has asked for it, with the months that it
 * was asked about: another number asks anew.
 */
export function EarlierEnd({ label }: { label: string }) {
  const { value, error } = useField("confirmation");
  const sent = useSentValues();
  if (!value && !error) return null;
  return (
    <>
      <input type="hidden" name="askedMonths" defaultValue={sent?.retentionMonths ?? ""} />
      <FormText name="confirmation" label={label} autoComplete="off" />
    </>
  );
}
