"use client";

import { usePathname } from "next/navigation";

export type NavLink = { href: string; label: string };

/** List items of a navigation; the page that is open is marked. Rendered on the server like everything else. */
export function NavLinks({ links }: { links: NavLink[] }) {
  const path = usePathname();
  return links.map(({ href, label }) => (
    <li key={href}>
      <a
        href={href}
        aria-current={path === href ? "page" : undefined}
        className="inline-block py-2 font-medium no-underline hover:underline aria-[current=page]:underline aria-[current=page]:decoration-signal aria-[current=page]:decoration-[3px] underline-offset-[0.35em]"
      >
        {label}
      </a>
    </li>
  ));
}
