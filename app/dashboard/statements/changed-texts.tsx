import { StatementText } from "@/components/statements/statement-text";
import { TextDifference } from "@/components/statements/text-difference";
import { locales, type Locale } from "@/lib/i18n/schema";
import { compareBodies, compareTexts, startSearch } from "@/lib/statements";
import type {
  StatementVersion,
  TextDifference as Difference,
  VersionText,
} from "@/lib/statements/schema";
import { capitalise, type Words } from "./words";

type ChangedTextsProps = {
  /** Null where the newer one is the first. */
  before: StatementVersion | null;
  after: StatementVersion;
  words: Words;
};

/** What changed between two versions, language by language; a language that stayed says so. */
export function ChangedTexts({ before, after, words }: ChangedTextsProps) {
  const inLocale = (version: StatementVersion | null, locale: Locale) =>
    version?.texts.find((text) => text.locale === locale);
  const pairs = locales.flatMap((locale) => {
    const pair = { locale, old: inLocale(before, locale), now: inLocale(after, locale) };
    return pair.old || pair.now ? [pair] : [];
  });
  const time = startSearch();
  return (
    <div className="grid gap-7">
      {pairs.map(({ locale, old, now }) => {
        const language = capitalise(words.languageOf(locale));
        return (
          <section key={locale} aria-label={language} className="max-w-[46rem] min-w-0">
            <p className="mb-2">
              <strong>{language}</strong>
              {before ? <span className="text-quiet">: {sayChange(old, now, words)}</span> : null}
            </p>
            <ChangedText {...{ locale, old, now, words, time }} />
          </section>
        );
      })}
    </div>
  );
}

type Pair = { old: VersionText | undefined; now: VersionText | undefined };

function isSame(old: VersionText, now: VersionText): boolean {
  return old.title === now.title && old.body === now.body && old.demand === now.demand;
}

function sayChange(old: Pair["old"], now: Pair["now"], { t }: Words): string {
  if (!old) return t("changes.new");
  if (!now) return t("changes.gone");
  return isSame(old, now) ? t("changes.same") : t("changes.changed");
}

type ChangedTextProps = Pair & {
  locale: Locale;
  words: Words;
  time: ReturnType<typeof startSearch>;
};

/** The differences; of a text that is new, gone or the same, the text itself. */
function ChangedText({ locale, old, now, words, time }: ChangedTextProps) {
  const { t } = words;
  if (!old || !now || isSame(old, now)) {
    const text = now ?? old;
    if (!text) return null;
    return (
      <details open={!old}>
        <summary className="py-1 font-semibold" lang={locale}>
          {text.title}
        </summary>
        <div className="mt-2">
          <StatementText body={text.body} demand={text.demand} lang={locale} />
        </div>
      </details>
    );
  }
  const labels = {
    added: t("changes.added"),
    removed: t("changes.removed"),
    end: t("changes.end"),
  };
  const show = (differences: Difference[]) => (
    <TextDifference differences={differences} lang={locale} labels={labels} />
  );
  const title = compareTexts(old.title, now.title, locale, time);
  const { body, demand } = compareBodies(old, now, locale, time);
  return (
    <>
      <div className="mb-2 text-lg font-bold">{show(title)}</div>
      {show(body)}
      {demand ? (
        <div className="mt-3 border-l-[5px] border-signal pl-4">
          <p className="text-sm text-quiet">{t("changes.demand")}</p>
          {show(demand)}
        </div>
      ) : null}
    </>
  );
}
