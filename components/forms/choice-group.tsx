import type { ReactNode } from "react";
import { FieldErrorMessage, joinIds, type FieldErrorText } from "./field-error";

type Choice = { value: string; label: string; hint: string };

type ChoiceGroupProps = {
  name: string;
  legend: string;
  hint?: string;
  choices: readonly Choice[];
  chosen?: string;
  required?: boolean;
  error?: FieldErrorText;
  /** What has to be read before choosing. */
  children?: ReactNode;
};

/** One answer out of a few, each explained. Nothing is chosen in advance. */
export function ChoiceGroup(props: ChoiceGroupProps) {
  const { name, legend, hint, choices, chosen, required, error, children } = props;
  const hintId = hint ? `${name}-group-hint` : undefined;
  return (
    <fieldset aria-describedby={joinIds(hintId, error?.id)}>
      <legend className="font-semibold">{legend}</legend>
      {hint ? (
        <p id={hintId} className="text-[0.9375rem] text-quiet">
          {hint}
        </p>
      ) : null}
      {children}
      <FieldErrorMessage error={error} />
      <div className="mt-2 grid gap-2.5">
        {choices.map(({ value, label, hint: explanation }) => (
          <div key={value} className="choice flex items-start gap-3">
            <input
              id={`${name}-${value}`}
              name={name}
              type="radio"
              value={value}
              defaultChecked={chosen === value}
              required={required}
              aria-describedby={`${name}-${value}-hint`}
            />
            <div className="leading-snug">
              <label htmlFor={`${name}-${value}`} className="block font-medium">
                {label}
              </label>
              <p id={`${name}-${value}-hint`} className="text-[0.9375rem] text-quiet">
                {explanation}
              </p>
            </div>
          </div>
        ))}
      </div>
    </fieldset>
  );
}
