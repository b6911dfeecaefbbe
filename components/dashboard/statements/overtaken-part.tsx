"use client";

import { Notice } from "@/components/ui/notice";
import { FormSubmit } from "../form-fields";
import { useField } from "../staff-form";

type OvertakenPartProps = {
  /** The hidden field that says what the form began with. */
  name: string;
  value: string;
  labels: { see: string; seeHref: string; overwrite: string };
};

/**
 * Carries back what a form began with; when somebody else has saved since, leads to their
 * version and offers to save this one all the same.
 */
export function OvertakenPart({ name, value, labels }: OvertakenPartProps) {
  const field = useField(name, value);
  return (
    <>
      <input type="hidden" name={name} value={field.value} />
      {field.error ? (
        <Notice tone="signal" id={name}>
          <p>{field.error.text}</p>
          <p className="mt-3 flex flex-wrap items-center gap-x-5 gap-y-2">
            <a href={labels.seeHref} target="_blank" className="link">
              {labels.see}
            </a>
            <FormSubmit look="danger" name="do" value="overwrite">
              {labels.overwrite}
            </FormSubmit>
          </p>
        </Notice>
      ) : null}
    </>
  );
}
