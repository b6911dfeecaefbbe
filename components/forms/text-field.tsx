import type { HTMLInputAutoCompleteAttribute } from "react";
import { joinIds } from "./field-error";
import { FieldHead, hintIdOf, type FieldHeadProps } from "./field-head";

type TextFieldProps = FieldHeadProps & {
  type?: "text" | "email";
  value?: string;
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
  return (
    <div>
      <FieldHead {...{ name, label, optional, hint, error }} />
      <input
        id={name}
        name={name}
        type={type}
        defaultValue={value}
        lang={lang}
        required={required}
        aria-invalid={error ? true : undefined}
        aria-describedby={joinIds(hintIdOf({ name, hint }), error?.id)}
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
