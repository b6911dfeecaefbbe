import { TextDifference } from "@/components/dashboard/statements/text-difference";
import { localeNames, locales, type Locale } from "@/lib/i18n/schema";
import { compareTexts } from "@/lib/statements";
import type { StatementVersion, VersionText } from "@/lib/statements/schema";
import type { Words } from "./words";

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
  return (
    <div className="grid gap-7">
      {pairs.map(({ locale, old, now }) => (
        <section key={locale} aria-label={localeNames[locale]} className="min-w-0 max-w-[46rem]">
          <p className="mb-2 font-bold">
            <span lang={locale}>{localeNames[locale]}</span>
            <span className="font-normal text-quiet">: {sayChange(old, now, words)}</span>
          </p>
          <ChangedText locale={locale} old={old} now={now} words={words} />
        </section>
      ))}
    </div>
  );
}

type Pair = { old: VersionText | undefined; now: VersionText | undefined };

function sayChange(old: Pair["old"], now: Pair["now"], { t }: Words): string {
  if (!old) return t("changes.new");
  if (!now) return t("changes.gone");
  const isSame = old.title === now.title && old.body === now.body && old.demand === now.demand;
  return isSame ? t("changes.same") : t("changes.changed");
}

function ChangedText({ locale, old, now, words }: Pair & { locale: Locale; words: Words }) {
  const { t } = words;
  const labels = {
    added: t("changes.added"),
    removed: t("changes.removed"),
    end: t("changes.end"),
  };
  const compare = (before = "", after = "") => compareTexts(before, after, locale);
  const isDemandMoved = old && now && old.demand !== now.demand;
  return (
    <>
      <div className="mb-2 text-lg font-bold">
        <TextDifference
          differences={compare(old?.title, now?.title)}
          lang={locale}
          labels={labels}
        />
      </div>
      <TextDifference differences={compare(old?.body, now?.body)} lang={locale} labels={labels} />
      {isDemandMoved ? (
        <div className="mt-3 border-l-[5px] border-signal pl-4">
          <p className="text-sm text-quiet">{t("changes.demand")}</p>
          <TextDifference
            differences={compare(old.demand ?? "", now.demand ?? "")}
            lang={locale}
            labels={labels}
          />
        </div>
      ) : null}
    </>
  );
}
