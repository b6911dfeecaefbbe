import { getFormatter, getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import type { findLedgerLine, LedgerLine } from "@/lib/deliveries";
import { sumsSentence } from "@/lib/deliveries/schema";
import { readDay } from "@/lib/i18n";
import { localeNames, type Locale } from "@/lib/i18n/schema";
import { paths } from "@/lib/paths";

type Line = NonNullable<Awaited<ReturnType<typeof findLedgerLine>>>;
type FactsProps = { line: Line; titles: Map<string, string>; locale: Locale };

/** For whom, why, by whom, what was chosen, and how it adds up. */
export async function DeliveryFacts({ line, titles, locale }: FactsProps) {
  const facts = [
    ...(await occasionFacts(line, locale)),
    ...(await choiceFacts(line, titles, locale)),
    ...(await proofFacts(line, locale)),
  ];
  return (
    <dl className="grid gap-x-8 gap-y-0.5 sm:grid-cols-[12rem_1fr] sm:gap-y-2.5">
      {facts.map(({ key, label, value }) => (
        <div key={key} className="contents">
          <dt className="text-quiet">{label}</dt>
          <dd className="min-w-0 break-words max-sm:mb-3">{value}</dd>
        </div>
      ))}
    </dl>
  );
}

type Fact = { key: string; label: string; value: ReactNode };

async function occasionFacts(line: LedgerLine, locale: Locale): Promise<Fact[]> {
  const t = await getTranslations({ locale, namespace: "deliveries" });
  const format = await getFormatter({ locale });
  const at = (moment: Date) => format.dateTime(moment, "moment");
  const by = (name: string | null) => name ?? t("formerMember");
  return [
    { key: "recipient", label: t("columns.recipient"), value: line.recipient },
    { key: "purpose", label: t("fields.purpose"), value: line.purpose },
    ...(line.note ? [{ key: "note", label: t("fields.note"), value: line.note }] : []),
    {
      key: "asked",
      label: t("asked"),
      value: t("byAt", { name: by(line.requestedBy), time: at(line.requestedAt) }),
    },
    ...(line.approvedAt
      ? [
          {
            key: "approved",
            label: t("approved"),
            value: t("byAt", { name: by(line.approvedBy), time: at(line.approvedAt) }),
          },
        ]
      : []),
    ...(line.downloadedAt
      ? [{ key: "downloaded", label: t("downloaded"), value: at(line.downloadedAt) }]
      : []),
  ];
}

async function choiceFacts(
  { profile, choices, supplementTo, supplement }: Line,
  titles: Map<string, string>,
  locale: Locale,
): Promise<Fact[]> {
  const t = await getTranslations({ locale, namespace: "deliveries" });
  const format = await getFormatter({ locale });
  const statements = choices.statements.map((slug) => titles.get(slug) ?? slug).join("; ");
  return [
    ...(supplementTo && supplement
      ? [
          {
            key: "supplement",
            label: t("supplement.to"),
            value: (
              <a className="link" href={paths.dashboardDelivery(supplementTo)}>
                {t("one", { reference: supplement.reference })}
              </a>
            ),
          },
        ]
      : []),
    { key: "profile", label: t("columns.profile"), value: t(`profiles.${profile}.label`) },
    { key: "statements", label: t("fields.statements"), value: statements },
    {
      key: "formats",
      label: t("fields.formats"),
      value: choices.formats.map((each) => t(`formats.${each}`)).join("; "),
    },
    ...(choices.columns.length > 0 && profile !== "statistics"
      ? [
          {
            key: "columns",
            label: t("fields.columns"),
            value: choices.columns.map((each) => t(`columnNames.${each}`)).join("; "),
          },
        ]
      : []),
    { key: "language", label: t("fields.language"), value: localeNames[choices.locale] },
    { key: "order", label: t("fields.order"), value: t(`orders.${choices.order}`) },
    ...(choices.since
      ? [
          {
            key: "since",
            label: t("fields.since"),
            value: format.dateTime(readDay(choices.since), "day"),
          },
        ]
      : []),
  ];
}

async function proofFacts(
  { sums, takenAt, manifestSha256, fileSha256, choices, supplement }: Line,
  locale: Locale,
): Promise<Fact[]> {
  if (!sums || !takenAt || !manifestSha256) return [];
  const t = await getTranslations({ locale, namespace: "deliveries" });
  const lists = await getTranslations({ locale, namespace: "lists" });
  const format = await getFormatter({ locale });
  const { confirmed, named, initials, counted, besides: count } = sums;
  const adds = lists(sumsSentence(choices.statements.length), {
    confirmed,
    named,
    initials,
    counted,
  });
  return [
    ...(supplement
      ? [
          {
            key: "changes",
            label: t("supplement.changes"),
            value: describeChanges(supplement, lists),
          },
        ]
      : []),
    {
      key: "sums",
      label: t("sums"),
      value: supplement ? (
        `${lists("supplement.together", { sums: adds })} ${lists("supplement.besides", { count })}`
      ) : (
        <>
          <strong>{adds}</strong>. {lists("besides", { count })}
        </>
      ),
    },
    { key: "moment", label: t("moment"), value: format.dateTime(takenAt, "moment") },
    {
      key: "manifest",
      label: t("manifest"),
      value: <Hash sha256={manifestSha256} locale={locale} />,
    },
    ...(fileSha256
      ? [{ key: "zip", label: t("zip"), value: <Hash sha256={fileSha256} locale={locale} /> }]
      : []),
  ];
}

type Words = Awaited<ReturnType<typeof getTranslations<"lists">>>;

/** "1 name has been added, number 28. 1 number handed over before is to be struck out." */
function describeChanges({ added, first, struck }: NonNullable<Line["supplement"]>, lists: Words) {
  const last = first + added - 1;
  return (
    <strong>
      {lists("supplement.added", { count: added, first, last })}{" "}
      {lists("supplement.struckBefore", { count: struck })}
    </strong>
  );
}

/** A hash that leads to what anybody is told of it. */
function Hash({ sha256, locale }: { sha256: string; locale: Locale }) {
  return (
    <a
      className="link font-mono text-sm break-all"
      href={paths.verifyDelivery(locale, { hash: sha256 })}
    >
      {sha256}
    </a>
  );
}
