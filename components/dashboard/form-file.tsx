"use client";

import { useState, type ReactNode } from "react";
import { FieldErrorMessage, joinIds } from "@/components/forms/field-error";
import { useField, useOwnError } from "./staff-form";

type FormFileProps = {
  name: string;
  label: string;
  hint?: ReactNode;
  accept: string;
  /** The most bytes that are taken, and what is said of more: nothing of it is sent. */
  largest: { bytes: number; text: string };
};

/** A file in a `StaffForm`. Browsers forget it when the form is shown again; the message says so by being there. */
export function FormFile({ name, label, hint, accept, largest }: FormFileProps) {
  const [isTooLarge, setIsTooLarge] = useState(false);
  const own = useOwnError(name, isTooLarge ? largest.text : null);
  const sent = useField(name).error;
  const error = own ?? sent;
  const hintId = hint ? `${name}-hint` : undefined;
  return (
    <div>
      <label htmlFor={name} className="block font-semibold">
        {label}
      </label>
      {hint ? (
        <p id={hintId} className="text-[0.9375rem] text-quiet">
          {hint}
        </p>
      ) : null}
      <div aria-live="polite">
        <FieldErrorMessage error={error} />
      </div>
      <input
        id={name}
        name={name}
        type="file"
        accept={accept}
        aria-invalid={error ? true : undefined}
        aria-describedby={joinIds(hintId, error?.id)}
        onChange={({ currentTarget }) => {
          const isMore = (currentTarget.files?.[0]?.size ?? 0) > largest.bytes;
          if (isMore) currentTarget.value = "";
          setIsTooLarge(isMore);
        }}
        className="input mt-1"
      />
    </div>
  );
}
