type PagerProps = {
  label: string;
  /** In order; without an address there is nothing in that direction. */
  links: { label: string; href: string | null }[];
};

/** Steps through a list whose pages have no numbers. */
export function Pager({ label, links }: PagerProps) {
  if (links.every(({ href }) => href === null)) return null;
  return (
    <nav aria-label={label}>
      <ul className="flex flex-wrap gap-x-6 gap-y-1">
        {links.map(({ label: text, href }) => (
          <li key={text} className="py-1">
            {href ? (
              <a href={href} className="link font-semibold">
                {text}
              </a>
            ) : (
              <span className="text-quiet">{text}</span>
            )}
          </li>
        ))}
      </ul>
    </nav>
  );
}
