const straight = [4, 16, 28, 88, 100, 112];

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
      <g className="fill-none stroke-current" strokeWidth="4" opacity="0.28">
        {straight.map((x) => (
          <path key={x} d={`M${x} -2V92`} />
        ))}
        <path d="M40 -2C40 16 40 18 36 32S36 58 40 72V92" />
        <path d="M52 -2C52 12 44 26 43 45S52 76 52 92" />
        <path d="M64 -2C64 12 72 26 73 45S64 76 64 92" />
        <path d="M76 -2C76 16 76 18 80 32S80 58 76 72V92" />
      </g>
    </svg>
  );
}
