"use client";

import { FieldErrorMessage, joinIds } from "@/components/forms/field-error";
import { useField } from "./staff-form";

type FormDayProps = { name: string; label: string; hint?: string; value?: string };

/** A day in a `StaffForm`; sent as `YYYY-MM-DD`. */
export function FormDay({ name, label, hint, value: initial }: FormDayProps) {
  const { value, error } = useField(name, initial);
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
        type="date"
        defaultValue={value}
        aria-invalid={error ? true : undefined}
        aria-describedby={joinIds(hintId, error?.id)}
        className="input mt-1"
      />
    </div>
  );
}
