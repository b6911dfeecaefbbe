import type { Locale } from "../i18n/schema";
import type { StatementDetails } from "./schema";

/** What this process read last; a handful of statements in a handful of languages. */
const lastRead = new Map<string, StatementDetails>();

/** Keeps a statement's text for a time without the database. Its numbers are not to be shown then. */
export function rememberStatement(locale: Locale, statement: StatementDetails): void {
  lastRead.set(`${locale} ${statement.slug}`, statement);
}

/** The statement as this process read it last, or null; for pages while the database is away. */
export function recallStatement(slug: string, locale: Locale): StatementDetails | null {
  return lastRead.get(`${locale} ${slug}`) ?? null;
}
