import type { ReactNode } from "react";
import { Heading } from "./heading";

type PageProps = {
  title: ReactNode;
  titleLang?: string;
  /** A line under the title in a quieter tone. */
  lead?: ReactNode;
  children: ReactNode;
};

/** The body of an ordinary page: its one `h1`, an optional lead, then parts with even distance. */
export function Page({ title, titleLang, lead, children }: PageProps) {
  return (
    <div className="page pt-8 pb-16 md:pt-14">
      <header className="mb-8 max-w-[52rem]">
        <Heading level={1} lang={titleLang}>
          {title}
        </Heading>
        {lead ? <p className="mt-4 text-lg text-quiet">{lead}</p> : null}
      </header>
      <div className="grid gap-10">{children}</div>
    </div>
  );
}
