import type { Photograph } from "@/lib/campaign/schema";
import { BentBars } from "./bent-bars";

type CoverProps = {
  photograph: Photograph | null;
  title: string;
  titleLang: string;
  labels: { author: string; source: string };
};

/**
 * The photograph with its licence line, or, while there is none, a cover of type and
 * bars. The cover repeats the page's title and is hidden from screen readers.
 */
export function Cover({ photograph, title, titleLang, labels }: CoverProps) {
  if (!photograph) return <TypographicCover title={title} titleLang={titleLang} />;
  return <PhotographFigure photograph={photograph} labels={labels} />;
}

type PhotographFigureProps = { photograph: Photograph; labels: CoverProps["labels"] };

/** The photograph, never without its caption, author and licence. */
export function PhotographFigure({ photograph, labels }: PhotographFigureProps) {
  const { file, alt, caption, licence, licenceUrl, sourceUrl } = photograph;
  return (
    <figure>
      <img src={file} alt={alt} className="w-full" />
      <figcaption className="mt-2 text-[0.9375rem] text-quiet">
        {caption} {labels.author},{" "}
        <a href={licenceUrl} className="link" rel="license noopener noreferrer">
          {licence}
        </a>
        {sourceUrl ? (
          <>
            {". "}
            <a href={sourceUrl} className="link" rel="noopener noreferrer">
              {labels.source}
            </a>
          </>
        ) : null}
      </figcaption>
    </figure>
  );
}

function TypographicCover({ title, titleLang }: { title: string; titleLang: string }) {
  const lines = splitLines(title);
  const isPoster = lines.length <= mostLines && lines.every((line) => line.length <= longestLine);
  return (
    <div aria-hidden="true" className="no-print cover grid bg-signal text-on-signal">
      <BentBars className="col-start-1 row-start-1 h-full w-2/3 justify-self-end text-ink opacity-25" />
      <p
        lang={titleLang}
        className={`cover-title headline col-start-1 row-start-1 self-end ${isPoster ? "" : "cover-long"}`}
      >
        {isPoster
          ? lines.map((line, index) => (
              <span key={index} className="block">
                {line}{" "}
              </span>
            ))
          : title}
      </p>
    </div>
  );
}

/** What a poster of a word a line holds; a longer title is set as running lines. */
const mostLines = 5;
const longestLine = 14;

/** A word a line; a preposition does not stand alone. */
function splitLines(title: string): string[] {
  return title.split(/(?<=\s)(?<!(?:^|\s)\S{1,2}\s)/u).map((line) => line.trim());
}
