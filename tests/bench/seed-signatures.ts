import type pg from "pg";
import { consentVersion } from "@/lib/signing/schema";
import { listNameParts } from "./seed-names";

/** Which script a row's name is in, out of 100: the rest is Latin. */
const shares = { cyrillic: 30, others: 6 };

const countries = "GB GB GB GB GB RU RU DE DE FR US IE ES IT PL KZ GE AM RS BR IN AR ZA CA";

/**
 * One row: the n-th signature of a statement. Visibilities, scripts, countries and days are
 * spread as a campaign's are, most people in its first weeks; 2 in 100 still wait for their
 * confirmation and 1 has withdrawn.
 */
const insertRows = `
  INSERT INTO signature (
    id, statement_id, version_id, locale, email_fingerprint, address_fingerprint, state,
    visibility, name, role, organisation, sealed, capacity, country, search_words,
    wants_updates, consent_version, nonce, submitted_on, expires_at, confirmed_on
  )
  WITH drawn AS MATERIALIZED (
    SELECT n, sha256(convert_to($2 || n, 'UTF8')) AS mark,
      CASE WHEN script < $8 THEN 1 WHEN script < $8 + $9 THEN 2 ELSE 0 END AS script,
      CASE WHEN choice < 62 THEN 'name' WHEN choice < 78 THEN 'initials'
           WHEN choice < 88 THEN 'handover' ELSE 'count' END::visibility AS visibility,
      CASE WHEN fate < 2 THEN 'pending' WHEN fate < 3 THEN 'withdrawn'
           ELSE 'confirmed' END::signature_state AS state,
      ($10::date - (120 * power(age, 3))::integer) AS day, luck, given, family
    FROM (
      SELECT n, floor(random() * 100) AS script, floor(random() * 100) AS choice,
        floor(random() * 100) AS fate, random() AS age, random() AS luck, random() AS given,
        random() AS family
      FROM generate_series($3::integer, $4::integer) n
    ) random_draw
  ), named AS (
    SELECT drawn.*, parts.locale,
      parts.given[1 + floor(drawn.given * cardinality(parts.given))::integer] AS given_name,
      parts.family[1 + floor(drawn.family * cardinality(parts.family))::integer] AS family_name,
      parts.folded_given[1 + floor(drawn.given * cardinality(parts.given))::integer] || ' ' ||
        parts.folded_family[1 + floor(drawn.family * cardinality(parts.family))::integer] AS words
    FROM drawn JOIN name_parts parts ON parts.script = drawn.script
  )
  SELECT gen_random_uuid(), $1, $5, locale, mark, mark, state,
    visibility,
    CASE visibility WHEN 'name' THEN given_name || ' ' || family_name
                    WHEN 'initials' THEN left(given_name, 1) || '. ' || left(family_name, 1) || '.' END,
    CASE WHEN visibility = 'name' AND luck < 0.2 THEN 'Librarian' END,
    CASE WHEN visibility = 'name' AND luck < 0.1 THEN 'Example Library' END,
    CASE WHEN visibility = 'handover' THEN mark END,
    CASE WHEN visibility = 'name' AND luck < 0.1 THEN 'personal' END::capacity,
    ($7::text[])[1 + floor(luck * cardinality($7::text[]))::integer],
    CASE WHEN visibility = 'name' THEN words END,
    luck < 0.3, $6, substring(mark for 16), day,
    CASE WHEN state = 'pending' THEN now() + make_interval(days => 1 + n % 6, secs => n % 1000) END,
    CASE WHEN state <> 'pending' THEN day END
  FROM named`;

/** Counted for the whole statement, as the triggers would have, one by one. */
const countRows = `
  INSERT INTO campaign_signer (campaign_id, email_fingerprint, counted)
  SELECT $2, email_fingerprint, 1 FROM signature
  WHERE statement_id = $1 AND state = 'confirmed' AND NOT quarantined
  ORDER BY email_fingerprint`;

const rowsPerInsert = 100_000;

/**
 * Adds `rows` signatures to a statement where none counts yet, of people who signed nothing else,
 * fast: triggers and foreign keys are off, secondary indexes are made afterwards, and the
 * counts are set from what was inserted. The caller's database is thrown away one day.
 */
export async function seedSignatures(
  client: pg.Client,
  { slug, rows, day }: { slug: string; rows: number; day: string },
): Promise<void> {
  const { rows: found } = await client.query(
    `SELECT s.id, s.campaign_id, v.id AS version_id FROM statement s
     JOIN statement_version v ON v.statement_id = s.id
     WHERE s.slug = $1 ORDER BY v.number DESC LIMIT 1`,
    [slug],
  );
  const { id, campaign_id: campaignId, version_id: versionId } = found[0];
  await client.query("SET session_replication_role = replica; SET synchronous_commit = off");
  await client.query("SET maintenance_work_mem = '256MB'; SELECT setseed(0.5)");
  await makeNameParts(client);
  const indexes = rows > rowsPerInsert ? await dropIndexes(client) : [];
  const { cyrillic, others } = shares;
  for (let first = 1; first <= rows; first += rowsPerInsert) {
    const last = Math.min(first + rowsPerInsert - 1, rows);
    const values = [id, `${slug}-`, first, last, versionId, consentVersion];
    await client.query(insertRows, [...values, countries.split(" "), cyrillic, others, day]);
  }
  for (const definition of indexes) await client.query(definition);
  await setCounts(client, id, campaignId);
  await client.query("RESET session_replication_role; RESET synchronous_commit");
  await client.query("VACUUM (ANALYZE) signature");
  await client.query("VACUUM (ANALYZE) campaign_signer");
}

async function makeNameParts(client: pg.Client): Promise<void> {
  await client.query(
    `CREATE TEMP TABLE name_parts (script integer, locale text, given text[], family text[],
       folded_given text[], folded_family text[])`,
  );
  for (const [script, each] of listNameParts().entries()) {
    const { locale, given, family, foldedGiven, foldedFamily } = each;
    await client.query("INSERT INTO name_parts VALUES ($1, $2, $3, $4, $5, $6)", [
      script,
      locale,
      given,
      family,
      foldedGiven,
      foldedFamily,
    ]);
  }
}

/** Drops what no constraint needs and returns how to make it again. */
async function dropIndexes(client: pg.Client): Promise<string[]> {
  const { rows } = await client.query<{ name: string; definition: string }>(
    `SELECT i.indexrelid::regclass::text AS name, pg_get_indexdef(i.indexrelid) AS definition
     FROM pg_index i WHERE i.indrelid = 'signature'::regclass
       AND NOT EXISTS (SELECT FROM pg_constraint WHERE conindid = i.indexrelid)`,
  );
  for (const { name } of rows) await client.query(`DROP INDEX ${name}`);
  return rows.map(({ definition }) => definition);
}

async function setCounts(client: pg.Client, id: string, campaignId: string): Promise<void> {
  const { rowCount } = await client.query(countRows, [id, campaignId]);
  await client.query(
    `INSERT INTO tally AS t (statement_id, count) VALUES ($1, $2)
     ON CONFLICT (statement_id) DO UPDATE SET count = t.count + excluded.count`,
    [id, rowCount],
  );
  await client.query(
    `INSERT INTO version_tally (version_id, count)
     SELECT version_id, count(*) FROM signature
     WHERE statement_id = $1 AND state = 'confirmed' AND NOT quarantined GROUP BY 1
     ON CONFLICT (version_id) DO UPDATE SET count = excluded.count`,
    [id],
  );
  await client.query(
    `INSERT INTO campaign_tally AS t (campaign_id, total) VALUES ($1, $2)
     ON CONFLICT (campaign_id) DO UPDATE SET total = t.total + excluded.total`,
    [campaignId, rowCount],
  );
}
