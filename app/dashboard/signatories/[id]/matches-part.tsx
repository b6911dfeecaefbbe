import { getTranslations } from "next-intl/server";
import { Part } from "@/components/dashboard/part";
import type { Locale } from "@/lib/i18n/schema";
import type { NotableDetails } from "@/lib/signatories/schema";
import { MatchList } from "../match-list";

type MatchesProps = { entry: NotableDetails; locale: Locale };

/** Signatures under the same name: one of them may be this person's. */
export async function MatchesPart({ entry, locale }: MatchesProps) {
  const t = await getTranslations({ locale, namespace: "notables" });
  return (
    <Part id="matches" title={t("entry.matches")} lead={t("entry.matchesLead")}>
      <MatchList entry={entry.id} matches={entry.matches} locale={locale} />
    </Part>
  );
}
