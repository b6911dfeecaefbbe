import type { ReactNode } from "react";
import { Heading } from "@/components/ui/heading";

type PageBodyProps = {
  title: ReactNode;
  titleLang?: string;
  /** A line under the title in a quieter tone. */
  lead?: ReactNode;
  /** What one can do here: links and small buttons beside the title. */
  actions?: ReactNode;
  /** The page that this one lies below. */
  back?: { href: string; label: string };
  children: ReactNode;
};

/** The body of a dashboard's page: its one `h1` with what one can do here, then parts with even distance. */
export function PageBody({ title, titleLang, lead, actions, back, children }: PageBodyProps) {
  return (
    <>
      <header className="mb-7">
        {back ? (
          <p className="mb-2 text-[0.9375rem]">
            <a href={back.href} className="link">
              <span aria-hidden="true">← </span>
              {back.label}
            </a>
          </p>
        ) : null}
        <div className="flex flex-wrap items-end justify-between gap-x-8 gap-y-4">
          <Heading level={1} size="section" lang={titleLang} className="min-w-0">
            {title}
          </Heading>
          {actions ? <div className="flex flex-wrap items-center gap-3">{actions}</div> : null}
        </div>
        {lead ? <p className="mt-3 max-w-[46rem] text-quiet">{lead}</p> : null}
      </header>
      <div className="grid grid-cols-[minmax(0,1fr)] gap-9">{children}</div>
    </>
  );
}
