import type { HTMLInputAutoCompleteAttribute, ReactNode } from "react";
import { FieldErrorMessage, joinIds, type FieldErrorText } from "./field-error";

type TextFieldProps = {
  name: string;
  label: string;
  /** The word for "optional", shown after the label. */
  optional?: string;
  hint?: ReactNode;
  type?: "text" | "email";
  value?: string;
  error?: FieldErrorText;
  required?: boolean;
  autoComplete?: HTMLInputAutoCompleteAttribute;
  autoCapitalize?: "none" | "words" | "sentences";
  enterKeyHint?: "next" | "done";
  /** The language of what is typed, where it is not the page's. */
  lang?: string;
};

/**
 * A labelled line of text. It has no `maxLength`: a browser would cut what was
 * typed or pasted without a word, so the server says what is too long.
 */
export function TextField({ name, label, optional, hint, type = "text", ...rest }: TextFieldProps) {
  const { value, error, required, autoComplete, autoCapitalize, enterKeyHint, lang } = rest;
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
      <input
        id={name}
        name={name}
        type={type}
        defaultValue={value}
        lang={lang}
        required={required}
        aria-invalid={error ? true : undefined}
        aria-describedby={joinIds(hintId, error?.id)}
        autoComplete={autoComplete}
        autoCapitalize={autoCapitalize}
        enterKeyHint={enterKeyHint}
        inputMode={type === "email" ? "email" : undefined}
        autoCorrect="off"
        spellCheck={false}
        dir={type === "email" ? "ltr" : "auto"}
        className="input mt-1"
      />
    </div>
  );
}
