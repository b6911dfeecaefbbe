import {
  StatementTextFields,
  type TextFieldsLabels,
} from "@/components/dashboard/statements/text-fields";
import { locales, type Locale } from "@/lib/i18n/schema";
import { beginningOf, textLimits, type VersionText } from "@/lib/statements/schema";
import { capitalise, findWords, type Words } from "./words";

type TextsPartProps = {
  /** What the fields hold before anybody has typed. */
  texts: VersionText[];
  /** The language that is signed; null while that is to be chosen. */
  originalLocale: Locale | null;
  locale: Locale;
};

/** A statement's text in every language, the original first, each beside its preview. */
export async function TextsPart({ texts, originalLocale, locale }: TextsPartProps) {
  const words = await findWords(locale);
  const { t, languageOf } = words;
  const languages = locales.toSorted(
    (a, b) => Number(b === originalLocale) - Number(a === originalLocale),
  );
  return languages.map((language) => {
    const text = texts.find((each) => each.locale === language);
    const kind = originalLocale && (language === originalLocale ? "original" : "translation");
    return (
      <fieldset key={language} className="min-w-0 border-t border-rule pt-4">
        <legend className="sr-only">{capitalise(languageOf(language))}</legend>
        <p aria-hidden="true" className="mb-4 text-lg font-bold">
          {capitalise(languageOf(language))}
          {kind ? <span className="font-normal text-quiet">: {t(`kinds.${kind}`)}</span> : null}
        </p>
        <StatementTextFields
          lang={language}
          given={{
            title: text?.title ?? "",
            body: text?.body ?? "",
            beginning: text ? beginningOf(text.body, text.demand) : "",
          }}
          labels={makeLabels(words, language)}
        />
      </fieldset>
    );
  });
}

function makeLabels({ t, countOf, languageOf }: Words, language: Locale): TextFieldsLabels {
  const name = { language: languageOf(language) };
  return {
    title: t("text.title", name),
    body: t("text.body", name),
    bodyHint: t("text.bodyHint"),
    beginning: t("text.beginning", name),
    beginningHint: t("text.beginningHint"),
    optional: t("optional"),
    preview: t("text.preview", name),
    show: t("text.show"),
    nothing: t("text.nothing"),
    tooLong: t("text.tooLong", {
      title: countOf(textLimits.title),
      body: countOf(textLimits.body),
    }),
  };
}
