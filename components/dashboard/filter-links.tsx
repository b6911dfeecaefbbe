export type FilterLink = { href: string; label: string; count?: string; isCurrent: boolean };

type FilterLinksProps = { label: string; links: FilterLink[] };

/** Views of one list, as links: the one that is open is marked. */
export function FilterLinks({ label, links }: FilterLinksProps) {
  return (
    <nav aria-label={label}>
      <ul className="flex flex-wrap gap-x-5 border-b border-rule">
        {links.map(({ href, label: text, count, isCurrent }) => (
          <li key={href}>
            <a
              href={href}
              aria-current={isCurrent ? "page" : undefined}
              className="-mb-px block border-b-[3px] border-transparent py-2 font-medium no-underline hover:border-rule aria-[current=page]:border-signal aria-[current=page]:font-bold"
            >
              {text}
              {count ? <span className="font-normal text-quiet tabular-nums"> {count}</span> : null}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}
