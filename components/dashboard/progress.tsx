type ProgressProps = {
  label: string;
  done: number;
  total: number;
  /** The same in words: "2,310 of 100,000". */
  text: string;
};

/** How far long work has come. */
export function Progress({ label, done, total, text }: ProgressProps) {
  return (
    <div className="max-w-[32rem]">
      <p className="flex justify-between gap-4">
        <span className="font-semibold">{label}</span>
        <span className="text-quiet tabular-nums">{text}</span>
      </p>
      <progress aria-label={label} value={done} max={Math.max(total, 1)} className="progress" />
    </div>
  );
}
