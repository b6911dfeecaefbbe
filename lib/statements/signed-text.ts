import { pool } from "../db";
import type { Locale } from "../i18n/schema";
import type { SignedText } from "./schema";
import { dayOfVersion } from "./version-day";

/**
 * The text that a signature stands under, in `locale` or its own language, where a newer version
 * is published by now; null where it stands under what everybody reads.
 */
export async function findSupersededText(
  signatureId: string,
  locale: Locale,
): Promise<SignedText | null> {
  const { rows } = await pool.query<Row>(
    `select v.number, v.published_at as "publishedAt", statement.dated_on::timestamp at time zone 'UTC' as "datedOn",
       t.locale, t.title, t.body, t.demand
     from signature s join statement on statement.id = s.statement_id
     join statement_version v on v.id = s.version_id
     join statement_text t on t.version_id = v.id
     where s.id = $1 and (t.locale = $2 or t.kind = 'original') and exists (
       select from statement_version newer where newer.statement_id = s.statement_id
         and newer.published_at is not null and newer.number > v.number)
     order by t.locale = $2 desc limit 1`,
    [signatureId, locale],
  );
  if (!rows[0]) return null;
  const { publishedAt, datedOn, ...text } = rows[0];
  return { ...text, day: dayOfVersion({ number: text.number, publishedAt }, datedOn) };
}

type Row = Omit<SignedText, "day"> & { publishedAt: Date; datedOn: Date | null };
