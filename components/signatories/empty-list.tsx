type EmptyListProps = {
  text: string;
  hint: string | null;
  /** Where to go from here. */
  way: { href: string; label: string } | null;
};

/** Why no names are listed, and what can be done about it. */
export function EmptyList({ text, hint, way }: EmptyListProps) {
  return (
    <div className="max-w-[42rem]">
      <p className="text-lg">{text}</p>
      {hint ? <p className="mt-2 text-quiet">{hint}</p> : null}
      {way ? (
        <p className="mt-3">
          <a href={way.href}>{way.label}</a>
        </p>
      ) : null}
    </div>
  );
}
