import type { ReactNode } from "react";
import { FieldErrorMessage, joinIds, type FieldErrorText } from "./field-error";

type TextAreaFieldProps = {
  name: string;
  label: string;
  optional?: string;
  hint?: ReactNode;
  rows?: number;
  value?: string;
  lang?: string;
  required?: boolean;
  error?: FieldErrorText;
  /** Monospaced, for Markdown and lists that were pasted. */
  isSource?: boolean;
};

/** A labelled field for several lines. It has no `maxLength`, for the reason given at `TextField`. */
export function TextAreaField({
  name,
  label,
  optional,
  hint,
  rows = 6,
  ...rest
}: TextAreaFieldProps) {
  const { value, lang, required, error, isSource } = rest;
  const hintId = hint ? `${name}-hint` : undefined;
  return (
    <div>
      <label htmlFor={name} className="block font-semibold">
        {label}
        {optional ? <span className="font-normal text-quiet"> {optional}</span> : null}
      </label>
      {hint ? (
        <p id={hintId} className="text-[0.9375rem] text-quiet">
          {hint}
        </p>
      ) : null}
      <FieldErrorMessage error={error} />
      <textarea
        id={name}
        name={name}
        rows={rows}
        defaultValue={value}
        lang={lang}
        required={required}
        aria-invalid={error ? true : undefined}
        aria-describedby={joinIds(hintId, error?.id)}
        dir="auto"
        className={`input mt-1 ${isSource ? "font-mono text-[0.9375rem]" : ""}`}
      />
    </div>
  );
}
