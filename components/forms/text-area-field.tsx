import { joinIds } from "./field-error";
import { FieldHead, hintIdOf, type FieldHeadProps } from "./field-head";

type TextAreaFieldProps = FieldHeadProps & {
  rows?: number;
  value?: string;
  lang?: string;
  required?: boolean;
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
  return (
    <div>
      <FieldHead {...{ name, label, optional, hint, error }} />
      <textarea
        id={name}
        name={name}
        rows={rows}
        defaultValue={value}
        lang={lang}
        required={required}
        aria-invalid={error ? true : undefined}
        aria-describedby={joinIds(hintIdOf({ name, hint }), error?.id)}
        dir="auto"
        className={`input mt-1 ${isSource ? "font-mono text-[0.9375rem]" : ""}`}
      />
    </div>
  );
}
