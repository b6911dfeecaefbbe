import type { ReactNode } from "react";
import type { NavLink } from "./nav-links";

type SiteFooterProps = { label: string; links: NavLink[]; responsible: ReactNode; remark: string };

/** Every page's end: all links again, who answers for the site, what it does not do. */
export function SiteFooter({ label, links, responsible, remark }: SiteFooterProps) {
  return (
    <footer className="frame no-print mt-16 border-t-[3px] border-ink py-8">
      <nav aria-label={label}>
        <ul className="flex flex-wrap gap-x-6 gap-y-1">
          {links.map(({ href, label: text }) => (
            <li key={href}>
              <a
                href={href}
                className="inline-block py-1.5 font-medium no-underline underline-offset-[0.35em] hover:underline"
              >
                {text}
              </a>
            </li>
          ))}
        </ul>
      </nav>
      <p className="mt-5 text-quiet">{responsible}</p>
      <p className="text-quiet">{remark}</p>
    </footer>
  );
}
