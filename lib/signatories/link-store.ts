import { pool, type Transaction } from "../db";
import type { Locale } from "../i18n/schema";
import { isUuid } from "../uuid";
import type { MatchingSignature } from "./notable-types";

/** Who chose to be shown by name, and is. */
const isShown = "s.state = 'confirmed' and not s.quarantined and s.visibility = 'name'";

export type ShownSignature = {
  id: string;
  statementId: string;
  locale: Locale;
  name: string;
  role: string | null;
  organisation: string | null;
  capacity: "personal" | "organisation" | null;
  country: string | null;
  notableId: string | null;
};

/** A signature that is shown by name, locked so that it is still so at the commit; null for any other. */
export async function lockShown(
  transaction: Transaction,
  id: string,
): Promise<ShownSignature | null> {
  if (!isUuid(id)) return null;
  const { rows } = await transaction.query<ShownSignature>(
    `select s.id, s.statement_id as "statementId", s.locale, s.name, s.role, s.organisation,
       s.capacity, s.country, (select n.id from notable n where n.signature_id = s.id) as "notableId"
     from signature s where s.id = $1 and ${isShown} for share of s`,
    [id],
  );
  return rows[0] ?? null;
}

/** A signature under a name that was asked for, as `folded`. */
type FoundUnder = MatchingSignature & { folded: string };

const mostUnderAName = 50;

/**
 * Signatures shown by name that have all words of one of these folded names in theirs, and that
 * no entry is linked to; some of them where there are many. Answered by the word index.
 */
export async function selectMatching(
  transaction: Transaction,
  statementId: string,
  foldedNames: string[],
): Promise<FoundUnder[]> {
  const asked = foldedNames.filter(Boolean);
  const queries = asked.map((folded) =>
    folded
      .split(" ")
      .map((word) => `'${word}'`)
      .join(" & "),
  );
  const { rows } = await transaction.query<FoundUnder>(
    `select asked.folded, found.* from unnest($2::text[], $3::text[]) as asked (folded, words)
     cross join lateral (
       select s.id, s.name, s.role, s.organisation, s.confirmed_on::text as day from signature s
       where s.statement_id = $1 and ${isShown}
         and array_to_tsvector(string_to_array(s.search_words, ' ')) @@ asked.words::tsquery
         and not exists (select from notable n where n.signature_id = s.id)
       limit ${mostUnderAName}
     ) as found`,
    [statementId, asked, queries],
  );
  return rows;
}

/** Pairs of entries and signatures that a person said are two people. */
export async function selectToldApart(
  transaction: Transaction,
  notableIds: string[],
): Promise<{ notableId: string; signatureId: string }[]> {
  const { rows } = await transaction.query<{ notableId: string; signatureId: string }>(
    `select notable_id as "notableId", signature_id as "signatureId" from notable_told_apart
     where notable_id = any ($1::uuid[])`,
    [notableIds],
  );
  return rows;
}

export async function insertToldApart(
  transaction: Transaction,
  notableId: string,
  signatureIds: string[],
): Promise<void> {
  await transaction.query(
    `insert into notable_told_apart (notable_id, signature_id)
     select $1, s.id from signature s where s.id = any ($2::uuid[]) on conflict do nothing`,
    [notableId, signatureIds],
  );
}

/** Signatures shown by name whose words begin with every one of `words` (folded); ten, for promoting one. */
export async function searchShown(
  statementId: string,
  words: string[],
): Promise<(MatchingSignature & { notableId: string | null })[]> {
  const { rows } = await pool.query<MatchingSignature & { notableId: string | null }>(
    `with hits as materialized (
       select s.* from signature s where s.statement_id = $1 and ${isShown}
         and array_to_tsvector(string_to_array(s.search_words, ' ')) @@ $2::tsquery limit 500
     )
     select s.id, s.name, s.role, s.organisation, s.confirmed_on::text as day, n.id as "notableId"
     from hits s left join notable n on n.signature_id = s.id
     order by s.confirmed_on desc, s.id desc limit 20`,
    [statementId, words.map((word) => `'${word}':*`).join(" & ")],
  );
  return rows;
}
