import { getTranslations } from "next-intl/server";
import type { Locale } from "@/lib/i18n/schema";
import { paths } from "@/lib/paths";

type NoteProps = { statementId: string; note: string | null; locale: Locale };

/** What the page says below the names, and where that is changed: it does not change by itself when others join them. */
export async function SignatoriesNote({ statementId, note, locale }: NoteProps) {
  const t = await getTranslations({ locale, namespace: "notables.note" });
  const href = `${paths.dashboardStatementFacts(statementId)}#signatoriesNote.${locale}`;
  return (
    <div className="max-w-[52rem] border-l-[3px] border-rule pl-3">
      <p>{note ? t("lead") : t("none")}</p>
      {note ? <blockquote className="my-1 font-serif">{note}</blockquote> : null}
      <a href={href} className="link inline-block py-1.5 font-semibold">
        {note ? t("change") : t("write")}
      </a>
    </div>
  );
}
