import type { ReactNode } from "react";
import { FieldErrorMessage, joinIds, type FieldErrorText } from "./field-error";

type CheckFieldProps = {
  name: string;
  label: ReactNode;
  hint?: ReactNode;
  checked?: boolean;
  required?: boolean;
  error?: FieldErrorText;
};

/** A box to tick; sent as `on`. Never ticked in advance: `checked` repeats what its reader did. */
export function CheckField({ name, label, hint, checked, required, error }: CheckFieldProps) {
  const hintId = hint ? `${name}-hint` : undefined;
  return (
    <div>
      <FieldErrorMessage error={error} />
      <div className="choice flex items-start gap-3">
        <input
          id={name}
          name={name}
          type="checkbox"
          value="on"
          defaultChecked={checked}
          required={required}
          aria-invalid={error ? true : undefined}
          aria-describedby={joinIds(hintId, error?.id)}
        />
        <div>
          <label htmlFor={name} className="block leading-snug">
            {label}
          </label>
          {hint ? (
            <p id={hintId} className="text-[0.9375rem] text-quiet">
              {hint}
            </p>
          ) : null}
        </div>
      </div>
    </div>
  );
}
