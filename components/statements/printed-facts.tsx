import { getFormatter, getTranslations } from "next-intl/server";
import type { Locale } from "@/lib/i18n/schema";
import type { StatementSummary } from "@/lib/statements/schema";

type PrintedFactsProps = {
  statement: Pick<StatementSummary, "count" | "notablesBesideCount">;
  /** Where the statement is published. */
  url: string;
  locale: Locale;
};

/** On paper only: the count, which the screen shows beside the form, and the page's address. */
export async function PrintedFacts({ statement, url, locale }: PrintedFactsProps) {
  const t = await getTranslations({ locale, namespace: "statement" });
  const list = await getTranslations({ locale, namespace: "signatories" });
  const format = await getFormatter({ locale });
  const { count, notablesBesideCount } = statement;
  return (
    <div className="print-only">
      <p>
        <strong>{list("count", { count, number: format.number(count, "count") })}</strong>{" "}
        {notablesBesideCount > 0 ? list("beside", { count: notablesBesideCount }) : null}
      </p>
      <p>{t("printedFrom", { url })}</p>
    </div>
  );
}
