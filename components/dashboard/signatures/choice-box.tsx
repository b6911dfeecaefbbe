"use client";

import { useField } from "../staff-form";

/** A box to choose a row by, in a `StaffForm`: a form that comes back has chosen it still. */
export function ChoiceBox({ name, label }: { name: string; label: string }) {
  const { value } = useField(name);
  return (
    <span className="choice flex min-h-6 min-w-6 pt-0.5">
      <input type="checkbox" name={name} aria-label={label} defaultChecked={value === "on"} />
    </span>
  );
}
