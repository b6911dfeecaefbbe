"use client";

import type { ReactNode } from "react";
import { FieldErrorMessage } from "@/components/forms/field-error";
import { useField } from "./staff-form";

type FormGroupProps = { name: string; legend: string; hint?: string; children: ReactNode };

/** Several boxes of a `StaffForm` that answer one question; `name` is where its error belongs. */
export function FormGroup({ name, legend, hint, children }: FormGroupProps) {
  const { error } = useField(name, "");
  return (
    <fieldset id={name} tabIndex={-1} aria-describedby={error?.id}>
      <legend className="font-semibold">{legend}</legend>
      {hint ? <p className="text-[0.9375rem] text-quiet">{hint}</p> : null}
      <FieldErrorMessage error={error} />
      <div className="mt-2 grid gap-2.5">{children}</div>
    </fieldset>
  );
}
