type PagerProps = {
  label: string;
  first?: { href: string; label: string };
  next?: { href: string; label: string };
};

/** Ways on and back to the start; a list that goes on while one reads has no numbered pages. */
export function Pager({ label, first, next }: PagerProps) {
  if (!first && !next) return null;
  return (
    <nav aria-label={label} className="mt-6 flex flex-wrap gap-x-8 gap-y-2 print:hidden">
      {first ? (
        <a href={first.href} className="link inline-block py-2">
          {first.label}
        </a>
      ) : null}
      {next ? (
        <a href={next.href} rel="next" className="link inline-block py-2 font-semibold">
          {next.label}
        </a>
      ) : null}
    </nav>
  );
}
