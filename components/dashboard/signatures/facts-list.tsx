import type { ReactNode } from "react";

type Fact = { label: string; value: ReactNode };

/** Facts under each other, each with its name; one without a value is left out. */
export function FactsList({ facts }: { facts: Fact[] }) {
  return (
    <dl className="max-w-[46rem]">
      {facts
        .filter(({ value }) => value !== null)
        .map(({ label, value }) => (
          <div
            key={label}
            className="grid gap-x-6 border-b border-rule py-1.5 sm:grid-cols-[14rem_minmax(0,1fr)]"
          >
            <dt className="text-quiet">{label}</dt>
            <dd className="[overflow-wrap:anywhere]">{value}</dd>
          </div>
        ))}
    </dl>
  );
}
