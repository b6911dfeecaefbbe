"use client";

import { useEffect, useRef } from "react";
import { Timeline } from "@/components/case/timeline";
import type { Locale } from "@/lib/i18n/locales";
import { useIsPreview, useSentValues } from "./staff-form";

type EntryPreviewProps = {
  /** What the form's fields held when it was opened, by name. */
  initial: Record<string, string>;
  languages: { locale: Locale; name: string; one: string; many: string }[];
  sources: number;
  title: string;
};

/** An entry of the case in dates as the public page sets it, in every language, as it was sent last. */
export function EntryPreview({ initial, languages, sources, title }: EntryPreviewProps) {
  const typed = useSentValues() ?? initial;
  const isPreview = useIsPreview();
  const section = useRef<HTMLElement>(null);
  useEffect(() => {
    if (isPreview) section.current?.focus();
  }, [isPreview]);
  const written = languages.filter(({ locale }) => typed[`text.${locale}`]?.trim());
  if (written.length === 0) return null;
  return (
    <section ref={section} tabIndex={-1} aria-label={title} className="border-t border-rule pt-3">
      <p aria-hidden="true" className="mb-3 text-sm text-quiet">
        {title}
      </p>
      {written.map(({ locale, name, one, many }) => (
        <div key={locale} lang={locale} className="mb-4">
          <p className="mb-1 text-sm text-quiet">{name}</p>
          <Timeline
            items={[{ ...readEntry(typed, locale), sources: readSources(typed, sources) }]}
            sourceLabels={{ one, many }}
          />
        </div>
      ))}
    </section>
  );
}

function readEntry(typed: Record<string, string>, locale: Locale) {
  return {
    date: typed.date ?? "",
    dateLabel: typed[`dateLabel.${locale}`] ?? "",
    text: typed[`text.${locale}`] ?? "",
    textLocale: locale,
  };
}

function readSources(typed: Record<string, string>, count: number) {
  return Array.from({ length: count }, (_, index) => {
    const url = typed[`source.${index}.url`]?.trim() ?? "";
    const label = typed[`source.${index}.label`]?.trim() ?? "";
    return { label, url: url.startsWith("https://") ? url : null };
  }).filter(({ label }) => label);
}
