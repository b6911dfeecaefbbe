"use client";

import { joinIds } from "@/components/forms/field-error";
import { FieldHead, hintIdOf, type FieldHeadProps } from "@/components/forms/field-head";
import { useField } from "./staff-form";

type FormDayProps = Omit<FieldHeadProps, "error"> & { value?: string };

/** A day in a `StaffForm`; sent as `YYYY-MM-DD`. */
export function FormDay({ name, label, optional, hint, value: initial }: FormDayProps) {
  const { value, error } = useField(name, initial);
  return (
    <div>
      <FieldHead {...{ name, label, optional, hint, error }} />
      <input
        id={name}
        name={name}
        type="date"
        defaultValue={value}
        aria-invalid={error ? true : undefined}
        aria-describedby={joinIds(hintIdOf({ name, hint }), error?.id)}
        className="input mt-1"
      />
    </div>
  );
}
