"use client";

import { useShown } from "./staff-form";

/** In a `StaffForm`: what its answer shows this once, line by line. */
export function ShownLines({ title }: { title: string }) {
  const lines = useShown();
  if (lines.length === 0) return null;
  return (
    <div role="status" className="border-[3px] border-ink bg-field p-4">
      <p className="font-bold">{title}</p>
      <ul className="mt-1 grid gap-1">
        {lines.map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
    </div>
  );
}
