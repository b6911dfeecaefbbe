"use client";

import { useField } from "@/components/dashboard/staff-form";
import { FieldErrorMessage } from "@/components/forms/field-error";

type FormFileProps = { name: string; label: string };

/** A text file in a `StaffForm`. Browsers do not give a chosen file back: after a mistake it is chosen anew. */
export function FormFile({ name, label }: FormFileProps) {
  const { error } = useField(name);
  return (
    <div>
      <label htmlFor={name} className="block font-semibold">
        {label}
      </label>
      <FieldErrorMessage error={error} />
      <input
        id={name}
        name={name}
        type="file"
        accept=".txt,.csv,.tsv,text/plain,text/csv"
        aria-invalid={error ? true : undefined}
        aria-describedby={error?.id}
        className="input mt-1"
      />
    </div>
  );
}
