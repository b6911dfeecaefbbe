import type { Locale } from "@/lib/i18n/schema";
import { paths } from "@/lib/paths";
import type { StatementSummary } from "@/lib/statements/schema";

type StatementLinksProps = {
  statements: Pick<StatementSummary, "slug" | "title" | "textLocale">[];
  locale: Locale;
};

/** The statements by title, for pages that lead back to them. */
export function StatementLinks({ statements, locale }: StatementLinksProps) {
  return (
    <ul className="grid gap-2 text-xl">
      {statements.map(({ slug, title, textLocale }) => (
        <li key={slug}>
          <a href={paths.statement(locale, slug)} lang={textLocale} className="link font-semibold">
            {title}
          </a>
        </li>
      ))}
    </ul>
  );
}
