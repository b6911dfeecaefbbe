import type { ReactNode } from "react";

export type FactRow = { label: string; value: ReactNode; lang?: string };

/** Facts under each other, each after its name; what is empty says so. */
export function FactRows({ rows, empty }: { rows: FactRow[]; empty: string }) {
  return (
    <dl className="grid gap-x-6 gap-y-1.5 sm:grid-cols-[13rem_1fr]">
      {rows.map(({ label, value, lang }) => (
        <div key={label} className="contents">
          <dt className="text-quiet">{label}</dt>
          <dd lang={lang} className="mb-1.5 min-w-0 break-words whitespace-pre-line sm:mb-0">
            {value || empty}
          </dd>
        </div>
      ))}
    </dl>
  );
}
