const straight = [4, 16, 28, 92, 104, 116];

/** Prison bars, two of them bent open: the campaign's drawing. Decoration only. */
export function BentBars({ className }: { className?: string }) {
  return (
    <svg
      viewBox="0 0 120 90"
      preserveAspectRatio="xMidYMid slice"
      aria-hidden="true"
      focusable="false"
      className={className}
    >
      <g className="fill-none stroke-current" strokeWidth="4">
        {straight.map((x) => (
          <path key={x} d={`M${x} -2V92`} />
        ))}
        <path d="M40 -2V12C40 28 35 30 35 45S40 62 40 78V92" />
        <path d="M52 -2C52 18 44 26 44 45S52 72 52 92" />
        <path d="M68 -2C68 18 76 26 76 45S68 72 68 92" />
        <path d="M80 -2V12C80 28 85 30 85 45S80 62 80 78V92" />
      </g>
    </svg>
  );
}
