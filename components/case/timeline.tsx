import type { TimelineItem } from "@/lib/campaign/schema";

type SourceLabels = {
  one: string;
  many: string;
  /** "(in Russian)", by the language's code; a language that is not there is not remarked. */
  languages?: Record<string, string>;
};

type TimelineProps = { items: TimelineItem[]; sourceLabels: SourceLabels };

/** The case in dates: each with what happened and where that is known from. */
export function Timeline({ items, sourceLabels }: TimelineProps) {
  return (
    <ol>
      {items.map((item, index) => (
        <li
          key={index}
          className="grid gap-x-10 gap-y-1 border-t border-rule py-4 first:border-t-0 first:pt-0 md:grid-cols-[12rem_minmax(0,42rem)]"
        >
          <time
            lang={item.textLocale}
            dateTime={item.date}
            className="font-display text-xl leading-tight font-extrabold md:pt-1"
          >
            {item.dateLabel}
          </time>
          <div>
            <p lang={item.textLocale} className="font-serif text-lg leading-relaxed">
              {item.text}
            </p>
            <Sources sources={item.sources} labels={sourceLabels} />
          </div>
        </li>
      ))}
    </ol>
  );
}

type SourcesProps = { sources: TimelineItem["sources"]; labels: SourceLabels };

function Sources({ sources, labels }: SourcesProps) {
  if (sources.length === 0) return null;
  return (
    <p className="mt-1.5 text-sm text-quiet">
      {sources.length > 1 ? labels.many : labels.one}{" "}
      {sources.map((source, index) => (
        <span key={index}>
          {index > 0 ? "; " : null}
          {source.url ? (
            <a href={source.url} hrefLang={source.language}>
              {source.label}
            </a>
          ) : (
            source.label
          )}
          {source.language && labels.languages?.[source.language]
            ? ` ${labels.languages[source.language]}`
            : null}
        </span>
      ))}
    </p>
  );
}
