"use client";

import { FieldErrorMessage } from "@/components/forms/field-error";
import { useField } from "./staff-form";

type FormDayProps = { name: string; label: string };

/** A day in a `StaffForm`; sent as `YYYY-MM-DD`. */
export function FormDay({ name, label }: FormDayProps) {
  const { value, error } = useField(name);
  return (
    <div>
      <label htmlFor={name} className="block font-semibold">
        {label}
      </label>
      <FieldErrorMessage error={error} />
      <input
        id={name}
        name={name}
        type="date"
        defaultValue={value}
        aria-invalid={error ? true : undefined}
        aria-describedby={error?.id}
        className="input mt-1"
      />
    </div>
  );
}
