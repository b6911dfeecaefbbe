"use client";

import { Notice } from "@/components/ui/notice";
import { FormCheck } from "../form-fields";
import { useField } from "../staff-form";

type OvertakenPartProps = {
  /** The hidden field that says what the form began with. */
  name: string;
  value: string;
  labels: { see: string; seeHref: string; overwrite: string };
};

/**
 * Carries back what a form began with; when somebody else has saved since, leads to their
 * version and lets this one be saved all the same. That is a box to tick and no button, since
 * the Enter key presses a form's first button. The tick is for this once.
 */
export function OvertakenPart({ name, value, labels }: OvertakenPartProps) {
  const field = useField(name, value);
  return (
    <>
      <input type="hidden" name={name} value={field.value} />
      {field.error ? (
        <Notice tone="signal" id={name} className="grid gap-3">
          <p>{field.error.text}</p>
          <p>
            <a href={labels.seeHref} target="_blank" className="link">
              {labels.see}
            </a>
          </p>
          <FormCheck name="overwrite" label={labels.overwrite} />
        </Notice>
      ) : null}
    </>
  );
}
