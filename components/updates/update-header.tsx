import { Heading } from "@/components/ui/heading";

type UpdateHeaderProps = {
  level: 1 | 2;
  update: { title: string; textLocale: string; publishedAt: Date };
  /** The day of publication in words. */
  day: string;
  /** The red label of a stop press. */
  label: string | null;
  href?: string;
  /** That it is there in another language only. */
  note?: string | null;
};

/** A piece of news: its red label, title and day. The title is a link where `href` is given. */
export function UpdateHeader({ level, update, day, label, href, note }: UpdateHeaderProps) {
  return (
    <header className="mb-4">
      <p className="mb-2 flex flex-wrap items-baseline gap-x-4">
        {label ? (
          <strong className="headline bg-signal px-2 pt-1 pb-0.5 text-lg text-on-signal">
            {label}
          </strong>
        ) : null}
        <time dateTime={update.publishedAt.toISOString().slice(0, 10)} className="text-quiet">
          {day}
        </time>
      </p>
      <Heading level={level} lang={update.textLocale}>
        {href ? (
          <a href={href} className="no-underline hover:underline">
            {update.title}
          </a>
        ) : (
          update.title
        )}
      </Heading>
      {note ? <p className="mt-2 text-quiet">{note}</p> : null}
    </header>
  );
}
