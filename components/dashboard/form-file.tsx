"use client";

import type { ReactNode } from "react";
import { FieldErrorMessage, joinIds } from "@/components/forms/field-error";
import { useField } from "./staff-form";

type FormFileProps = { name: string; label: string; hint?: ReactNode; accept: string };

/** A file in a `StaffForm`. Browsers forget it when the form is shown again; the message says so by being there. */
export function FormFile({ name, label, hint, accept }: FormFileProps) {
  const { error } = useField(name);
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
      <FieldErrorMessage error={error} />
      <input
        id={name}
        name={name}
        type="file"
        accept={accept}
        aria-invalid={error ? true : undefined}
        aria-describedby={joinIds(hintId, error?.id)}
        className="input mt-1"
      />
    </div>
  );
}
