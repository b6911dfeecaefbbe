"use client";

import { FieldErrorMessage, joinIds } from "@/components/forms/field-error";
import { useField } from "../staff-form";

type FormMomentProps = { name: string; label: string; hint: string; value: string };

/** A day and a time in a `StaffForm`, sent as `YYYY-MM-DDTHH:MM`; the label says in which time zone. */
export function FormMoment({ name, label, hint, value: initial }: FormMomentProps) {
  const { value, error } = useField(name, initial);
  return (
    <div>
      <label htmlFor={name} className="block font-semibold">
        {label}
      </label>
      <p id={`${name}-hint`} className="text-[0.9375rem] text-quiet">
        {hint}
      </p>
      <FieldErrorMessage error={error} />
      <input
        id={name}
        name={name}
        type="datetime-local"
        defaultValue={value}
        aria-invalid={error ? true : undefined}
        aria-describedby={joinIds(`${name}-hint`, error?.id)}
        className="input mt-1"
      />
    </div>
  );
}
