import type { ReactNode } from "react";

type StopPressProps = {
  label: string;
  href: string;
  action: string;
  /** The language of `action`, where it is not the page's. */
  actionLang?: string;
  children?: ReactNode;
};

/** The red bar above a page: one matter, one link. */
export function StopPress({ label, href, action, actionLang, children }: StopPressProps) {
  return (
    <p className="frame no-print bg-signal py-2.5 text-on-signal">
      <strong className="headline mr-3 text-[1.1875rem]">{label}</strong>
      {children ? <>{children} </> : null}
      <a
        href={href}
        lang={actionLang}
        className="underline decoration-1 underline-offset-[0.2em] hover:decoration-2"
      >
        {action}
      </a>
    </p>
  );
}
