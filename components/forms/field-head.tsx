import type { ReactNode } from "react";
import { FieldErrorMessage, type FieldErrorText } from "./field-error";

export type FieldHeadProps = {
  name: string;
  label: string;
  /** The word for "optional", shown after the label. */
  optional?: string;
  hint?: ReactNode;
  error?: FieldErrorText;
};

/** What stands over a field: its label, what to know before typing, what to mend. */
export function FieldHead({ name, label, optional, hint, error }: FieldHeadProps) {
  return (
    <>
      <label htmlFor={name} className="block font-semibold">
        {label}
        {optional ? <span className="font-normal text-quiet"> {optional}</span> : null}
      </label>
      {hint ? (
        <p id={hintIdOf({ name, hint })} className="text-[0.9375rem] text-quiet">
          {hint}
        </p>
      ) : null}
      <FieldErrorMessage error={error} />
    </>
  );
}

/** The hint's id, for the field's `aria-describedby`; undefined without one. */
export function hintIdOf({ name, hint }: Pick<FieldHeadProps, "name" | "hint">) {
  return hint ? `${name}-hint` : undefined;
}
