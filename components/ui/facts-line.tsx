import type { ReactNode } from "react";

/** Short facts side by side between two hairlines ("Statement initiated in Britain · 30 July 2023"). */
export function FactsLine({ facts }: { facts: ReactNode[] }) {
  return (
    <ul className="flex flex-wrap gap-x-6 gap-y-1 border-y border-rule py-3 text-quiet">
      {facts.map((fact, index) => (
        <li key={index}>{fact}</li>
      ))}
    </ul>
  );
}
