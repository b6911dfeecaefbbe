import type { ReactNode } from "react";

type ProseProps = { lang?: string; className?: string; children: ReactNode };

/** Running text set for reading: paragraphs, headings, lists and quotations get their look from here. */
export function Prose({ lang, className = "", children }: ProseProps) {
  return (
    <div lang={lang} className={`prose ${className}`}>
      {children}
    </div>
  );
}
