import { isLocale, pickText, type Locale } from "../i18n/schema";
import type { LongConnection } from "../db";

/** A statement as a delivery quotes it: the text as signed, in all its languages. */
export type QuotedStatement = {
  id: string;
  slug: string;
  /** In the delivery's language, or the original's. */
  title: string;
  initiators: string;
  datedOn: string | null;
  count: number;
  version: number;
  originalLocale: Locale;
  texts: QuotedText[];
};

export type QuotedText = {
  locale: Locale;
  title: string;
  body: string;
  isTranslation: boolean;
  isWorkingText: boolean;
  sha256: string;
};

type Row = {
  id: string;
  slug: string;
  initiators: unknown;
  datedOn: string | null;
  count: number;
  version: number;
  originalLocale: string;
  texts: {
    locale: string;
    title: string;
    body: string;
    kind: string;
    status: string;
    sha256: string;
  }[];
};

/** Chosen statements with the newest published text of each, at the connection's moment. */
export async function quoteStatements(
  connection: LongConnection,
  ids: string[],
  locale: Locale,
): Promise<QuotedStatement[]> {
  const { rows } = await connection.query<Row>(
    `SELECT s.id, s.slug, s.initiators, s.dated_on::text AS "datedOn", coalesce(t.count, 0) AS count,
       v.number AS version, s.original_locale AS "originalLocale",
       (SELECT json_agg(json_build_object('locale', x.locale, 'title', x.title, 'body', x.body,
          'kind', x.kind, 'status', x.status, 'sha256', x.sha256) ORDER BY x.kind, x.locale)
        FROM statement_text x WHERE x.version_id = v.id) AS texts
     FROM statement s LEFT JOIN tally t ON t.statement_id = s.id
     JOIN LATERAL (
       SELECT id, number FROM statement_version
       WHERE statement_id = s.id AND published_at IS NOT NULL ORDER BY number DESC LIMIT 1
     ) v ON true
     WHERE s.id = ANY ($1::uuid[]) ORDER BY s.position`,
    [ids],
  );
  return rows.map((row) => toQuoted(row, locale));
}

function toQuoted({ texts: found, initiators, ...row }: Row, locale: Locale): QuotedStatement {
  const texts = found.map(({ kind, status, locale: language, ...text }) => ({
    ...text,
    locale: requireLocale(language),
    isTranslation: kind === "translation",
    isWorkingText: status === "working",
  }));
  const originalLocale = requireLocale(row.originalLocale);
  const shown = textIn(texts, locale, originalLocale);
  return {
    ...row,
    originalLocale,
    texts,
    title: shown.title,
    initiators: pickText(initiators, locale) ?? "",
  };
}

/** The text in the wanted language, or the original. */
export function textIn(texts: QuotedText[], locale: Locale, original: Locale): QuotedText {
  const text =
    texts.find((each) => each.locale === locale) ?? texts.find((each) => each.locale === original);
  if (!text) throw new Error("a statement has no published original");
  return text;
}

function requireLocale(value: string): Locale {
  if (!isLocale(value)) throw new Error(`unknown language of a text: ${value}`);
  return value;
}
