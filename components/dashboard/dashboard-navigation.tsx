export type SectionLink = { href: string; label: string; isCurrent: boolean };

type DashboardNavigationProps = { label: string; menu: string; links: SectionLink[] };

/**
 * The way to every section: a column beside the page, or, on a phone, a menu that
 * opens without a script and says where one is.
 */
export function DashboardNavigation({ label, menu, links }: DashboardNavigationProps) {
  const current = links.find(({ isCurrent }) => isCurrent);
  if (links.length < 2) return <div className="max-md:hidden" />;
  return (
    <>
      <details className="no-print border-b border-rule md:hidden">
        <summary className="py-3 font-semibold">
          {menu}
          {current ? <span className="font-normal text-quiet"> · {current.label}</span> : null}
        </summary>
        <nav aria-label={label} className="pb-3">
          <ul>
            <SectionLinks links={links} />
          </ul>
        </nav>
      </details>
      <nav aria-label={label} className="no-print pt-9 max-md:hidden">
        <ul className="sticky top-6">
          <SectionLinks links={links} />
        </ul>
      </nav>
    </>
  );
}

function SectionLinks({ links }: { links: SectionLink[] }) {
  return links.map(({ href, label, isCurrent }) => (
    <li key={href}>
      <a
        href={href}
        aria-current={isCurrent ? "page" : undefined}
        className="block border-l-[3px] border-rule py-2 pl-3 font-medium no-underline hover:border-ink aria-[current=page]:border-signal aria-[current=page]:font-bold"
      >
        {label}
      </a>
    </li>
  ));
}
