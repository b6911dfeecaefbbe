export type Figure = { label: string; value: string; tone?: "plain" | "alarm" };

/** A few numbers side by side, each under its name. */
export function Figures({ figures }: { figures: Figure[] }) {
  return (
    <dl className="flex flex-wrap gap-x-12 gap-y-4">
      {figures.map(({ label, value, tone }) => (
        <div key={label}>
          <dt className="text-sm text-quiet">{label}</dt>
          <dd className={`headline text-3xl ${tone === "alarm" ? "text-signal" : ""}`}>{value}</dd>
        </div>
      ))}
    </dl>
  );
}
