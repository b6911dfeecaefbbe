import type { ReactNode } from "react";
import { Heading } from "./heading";

type SectionProps = {
  id?: string;
  title?: ReactNode;
  titleLang?: string;
  level?: 2 | 3;
  className?: string;
  children: ReactNode;
};

/** A part of a page under a thick rule, with its heading; named after it for screen readers. */
export function Section({
  id,
  title,
  titleLang,
  level = 2,
  className = "",
  children,
}: SectionProps) {
  const headingId = id && title ? `${id}-title` : undefined;
  return (
    <section
      id={id}
      aria-labelledby={headingId}
      className={`border-t-[3px] border-ink pt-5 ${className}`}
    >
      {title ? (
        <Heading level={level} id={headingId} lang={titleLang} className="mb-4">
          {title}
        </Heading>
      ) : null}
      {children}
    </section>
  );
}
