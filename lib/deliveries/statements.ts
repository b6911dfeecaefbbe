import { isLocale, pickText, type Locale } from "../i18n/schema";
import type { LongConnection } from "../db";
import { DoesNotReconcile } from "./reconcile";
import type { Selection } from "./selection";

/** A statement as a delivery quotes it: every version of it that somebody in the delivery signed. */
export type QuotedStatement = {
  id: string;
  slug: string;
  /** The newest quoted version's, in the delivery's language or the original's. */
  title: string;
  initiators: string;
  datedOn: string | null;
  count: number;
  originalLocale: Locale;
  /** The newest first; there is always one. */
  versions: [QuotedVersion, ...QuotedVersion[]];
};

/** A version of a statement, with the text in all its languages. */
export type QuotedVersion = {
  number: number;
  /** `YYYY-MM-DD` */
  publishedOn: string;
  /** How many counted signatures of the delivery were given for it. */
  signatures: number;
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
  originalLocale: string;
  versions: (Omit<QuotedVersion, "texts"> & {
    texts: {
      locale: string;
      title: string;
      body: string;
      kind: string;
      status: string;
      sha256: string;
    }[];
  })[];
};

/**
 * Chosen statements with every version for which a signature counts in the selection, and how
 * many were given for each, at the connection's moment. Of a statement that nobody signed it is
 * the newest published version. Throws `DoesNotReconcile` when the versions do not add up to the
 * statement's count.
 */
export async function quoteStatements(
  connection: LongConnection,
  { statementIds, since }: Pick<Selection, "statementIds" | "since">,
  locale: Locale,
): Promise<QuotedStatement[]> {
  const { rows } = await connection.query<Row>(
    `WITH given AS (
       SELECT statement_id, version_id, count(*)::int AS signatures FROM signature
       WHERE statement_id = ANY ($1::uuid[]) AND state = 'confirmed' AND NOT quarantined
         AND ($2::date IS NULL OR confirmed_on >= $2::date)
       GROUP BY 1, 2
     ), quoted AS (
       SELECT v.id, v.statement_id, v.number, v.published_at, coalesce(given.signatures, 0) AS signatures
       FROM statement_version v LEFT JOIN given ON given.version_id = v.id
       WHERE given.signatures > 0 OR (
         v.id = (SELECT newest.id FROM statement_version newest
                 WHERE newest.statement_id = v.statement_id AND newest.published_at IS NOT NULL
                 ORDER BY newest.number DESC LIMIT 1)
         AND NOT EXISTS (SELECT FROM given WHERE given.statement_id = v.statement_id))
     )
     SELECT s.id, s.slug, s.initiators, s.dated_on::text AS "datedOn", coalesce(t.count, 0) AS count,
       s.original_locale AS "originalLocale",
       (SELECT json_agg(json_build_object('number', q.number, 'signatures', q.signatures,
          'publishedOn', (q.published_at AT TIME ZONE 'UTC')::date,
          'texts', (SELECT json_agg(json_build_object('locale', x.locale, 'title', x.title,
             'body', x.body, 'kind', x.kind, 'status', x.status, 'sha256', x.sha256)
             ORDER BY x.kind, x.locale) FROM statement_text x WHERE x.version_id = q.id))
          ORDER BY q.number DESC)
        FROM quoted q WHERE q.statement_id = s.id) AS versions
     FROM statement s LEFT JOIN tally t ON t.statement_id = s.id
     WHERE s.id = ANY ($1::uuid[]) ORDER BY s.position`,
    [statementIds, since],
  );
  const statements = rows.map((row) => toQuoted(row, locale));
  if (!since) statements.forEach(requireVersionsAddUp);
  return statements;
}

function toQuoted({ versions: found, initiators, ...row }: Row, locale: Locale): QuotedStatement {
  const [newest, ...older] = (found ?? []).map(toVersion);
  if (!newest) throw new Error("a statement has no published version");
  const originalLocale = requireLocale(row.originalLocale);
  return {
    ...row,
    originalLocale,
    versions: [newest, ...older],
    title: textIn(newest.texts, locale, originalLocale).title,
    initiators: pickText(initiators, locale) ?? "",
  };
}

function toVersion({ texts, ...version }: Row["versions"][number]): QuotedVersion {
  return {
    ...version,
    texts: texts.map(({ kind, status, locale, ...text }) => ({
      ...text,
      locale: requireLocale(locale),
      isTranslation: kind === "translation",
      isWorkingText: status === "working",
    })),
  };
}

function requireVersionsAddUp({ slug, versions, count }: QuotedStatement): void {
  const signatures = versions.reduce((sum, version) => sum + version.signatures, 0);
  if (signatures !== count) {
    throw new DoesNotReconcile(`${signatures} signatures by version of ${slug}, ${count} counted`);
  }
}

/** The text in the wanted language, or the original. */
export function textIn(texts: QuotedText[], locale: Locale, original: Locale): QuotedText {
  const text =
    texts.find((each) => each.locale === locale) ?? texts.find((each) => each.locale === original);
  if (!text) throw new Error("a statement has no published original");
  return text;
}

/** Under which name a version's text in one language stands in a package. */
export function textFileName(slug: string, version: number, locale: Locale): string {
  return `statement-${slug}-v${version}.${locale}.txt`;
}

function requireLocale(value: string): Locale {
  if (!isLocale(value)) throw new Error(`unknown language of a text: ${value}`);
  return value;
}
