import { getFormatter, getTranslations } from "next-intl/server";
import { loadNameLabels } from "@/app/_edge/name-labels";
import { FormCheck } from "@/components/dashboard/form-fields";
import { PublicName } from "@/components/signatories/public-name";
import { locales, nameLanguage, type Locale } from "@/lib/i18n/schema";
import { paths } from "@/lib/paths";
import type { ApprovalCase, Board, EvidenceEntry } from "@/lib/signatories/schema";
import { SameChoice } from "./same-choice";
import { takenField } from "./typed";

type CaseListProps = {
  board: Board;
  ids: string[];
  /** In the form that approves: asks whether who signed under a name is the same person. */
  isAsked?: boolean;
  /** Each has a box, ticked at first, so that some can wait. */
  byBox?: boolean;
  locale: Locale;
};

/** Who they are, as the page would print them in every language, and on what evidence: nobody approves a number. */
export async function CaseList({ board, ids, isAsked, byBox, locale }: CaseListProps) {
  const t = await getTranslations({ locale, namespace: "notables" });
  const people = new Map(
    board.categories.flatMap((category) => category.people.map((each) => [each.id, each] as const)),
  );
  return (
    <ul className="border-b border-rule">
      {ids.map((id) => {
        const found = board.cases[id];
        if (!found) return null;
        const { name } = found.printed[locale];
        return (
          <li key={id} className="grid gap-x-8 gap-y-1 border-t border-rule py-3 lg:grid-cols-2">
            {byBox ? (
              <div className="lg:col-span-2">
                <FormCheck name={takenField(id)} label={t("waiting.take", { name })} checked />
              </div>
            ) : null}
            <Printed
              printed={found.printed}
              missing={people.get(id)?.missingLocales ?? []}
              locale={locale}
            />
            <div className="text-[0.9375rem]">
              {found.evidence.map((entry, index) => (
                <Evidence key={index} entry={entry} locale={locale} />
              ))}
              <a
                href={paths.dashboardNotable(id)}
                className="link inline-block py-1"
                aria-label={t("waiting.openName", { name })}
              >
                {t("waiting.open")}
              </a>
            </div>
            {isAsked && found.matches.length > 0 ? (
              <div className="lg:col-span-2">
                <SameChoice entry={id} name={name} matches={found.matches} locale={locale} />
              </div>
            ) : null}
          </li>
        );
      })}
    </ul>
  );
}

type PrintedProps = {
  printed: ApprovalCase["printed"];
  /** Where the page would print the name of another language. */
  missing: Locale[];
  locale: Locale;
};

async function Printed({ printed, missing, locale }: PrintedProps) {
  const t = await getTranslations({ locale, namespace: "notables" });
  const inOrder = [locale, ...locales.filter((code) => code !== locale)];
  const labels = await Promise.all(inOrder.map(loadNameLabels));
  return (
    <dl className="grid content-start gap-x-4 gap-y-1 sm:grid-cols-[6rem_1fr]">
      {inOrder.map((code, index) => (
        <div key={code} className="contents">
          <dt className="text-sm text-quiet sm:pt-0.5">{nameLanguage(code, locale)}</dt>
          <dd className="min-w-0 leading-snug break-words">
            <span lang={code}>
              <PublicName person={printed[code]} labels={labels[index]!} />
            </span>
            {missing.includes(code) ? (
              <span className="block text-sm font-semibold text-signal">
                {t("board.missing", { language: nameLanguage(code, locale) })}
              </span>
            ) : null}
          </dd>
        </div>
      ))}
    </dl>
  );
}

async function Evidence({ entry, locale }: { entry: EvidenceEntry; locale: Locale }) {
  const t = await getTranslations({ locale, namespace: "notables" });
  const format = await getFormatter({ locale });
  const { kind, note, url, attachedBy, attachedAt } = entry;
  const when = format.dateTime(attachedAt, "day");
  return (
    <p className="break-words">
      <strong>{t(`entry.kinds.${kind}`)}</strong>
      {note ? `: ${note}` : null}{" "}
      {url ? (
        <a href={url} rel="noreferrer" className="link break-all">
          {url}
        </a>
      ) : null}{" "}
      <span className="text-quiet">
        {attachedBy ? t("entry.by", { name: attachedBy, when }) : t("entry.bySystem", { when })}
      </span>
    </p>
  );
}
