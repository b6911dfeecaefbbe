"use client";

import { FormSubmit, FormText } from "./form-fields";

type ConfirmByNameProps = {
  /** What will happen. */
  text: string;
  /** The name that has to be typed, as it is shown in `label`. */
  label: string;
  button: string;
};

/**
 * The end of a form that takes something away for good: says what will happen and asks for
 * the name, sent as `confirmation`. The action checks it with `matchesName`.
 */
export function ConfirmByName({ text, label, button }: ConfirmByNameProps) {
  return (
    <>
      <p>{text}</p>
      <FormText name="confirmation" label={label} autoComplete="off" />
      <p>
        <FormSubmit look="danger">{button}</FormSubmit>
      </p>
    </>
  );
}
