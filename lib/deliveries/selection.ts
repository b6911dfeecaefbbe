import { countrySql } from "./names";
import { surnameSql } from "./surname";
import { profileNamesNotables, profileShows, type DeliveryProfile, type NameOrder } from "./schema";

/** What a delivery is of, after the slugs were looked up. */
export type Selection = {
  profile: DeliveryProfile;
  statementIds: string[];
  /** `YYYY-MM-DD` or null. */
  since: string | null;
};

/** The parameters that `peopleSql` wants as $1 and $2. */
export function selectionValues({ statementIds, since }: Selection): unknown[] {
  return [statementIds, since];
}

const visibilities = Object.keys(profileShows.public) as (keyof (typeof profileShows)["public"])[];

/** The profile's table as SQL, for a row `s`. */
function appearanceSql(profile: DeliveryProfile): string {
  const cases = visibilities.map(
    (visibility) => `WHEN '${visibility}' THEN '${profileShows[profile][visibility]}'`,
  );
  return `CASE s.visibility ${cases.join(" ")} END`;
}

/** A notable signatory whom the site shows: published, and not linked to a signature that is not shown. */
export const notableIsShown = `n.published_at IS NOT NULL AND (n.signature_id IS NULL OR EXISTS (
  SELECT FROM signature linked WHERE linked.id = n.signature_id AND linked.state = 'confirmed'
    AND NOT linked.quarantined AND linked.visibility = 'name'))`;

/**
 * The people who count in a selection, each once, as a WITH list that ends in `people`
 * (id, appearance, is_notable, signed, and the signature's columns). Of somebody who signed
 * several of the statements the row that says least in this profile stands for all: nobody is
 * named in a list of two statements who chose for one of them not to be. Those who stand among
 * the notable signatories are `is_notable` and are not listed a second time.
 */
export function peopleSql({ profile, statementIds }: Selection): string {
  const notables = profileNamesNotables[profile]
    ? `SELECT signed.email_fingerprint FROM notable n JOIN signature signed ON signed.id = n.signature_id
       WHERE n.statement_id = ANY ($1::uuid[]) AND ${notableIsShown}`
    : `SELECT NULL::bytea WHERE false`;
  const chosen = `SELECT s.*, ${appearanceSql(profile)} AS appearance,
      s.email_fingerprint IN (SELECT email_fingerprint FROM shown_notables) AS is_notable
    FROM signature s
    WHERE s.statement_id = ANY ($1::uuid[]) AND s.state = 'confirmed' AND NOT s.quarantined
      AND ($2::date IS NULL OR s.confirmed_on >= $2::date)`;
  // One statement has one row a person (its unique key), so nothing needs to be ranked there.
  const once =
    statementIds.length > 1
      ? `SELECT * FROM (
           SELECT chosen.*, ${ranks} FROM (${chosen}) chosen
         ) ranked WHERE rank = 1`
      : `SELECT chosen.*, $1::uuid[] AS signed FROM (${chosen}) chosen`;
  return `shown_notables (email_fingerprint) AS MATERIALIZED (${notables}), people AS (${once})`;
}

const ranks = `array_agg(statement_id) OVER (PARTITION BY email_fingerprint) AS signed,
  row_number() OVER (
    PARTITION BY email_fingerprint
    ORDER BY array_position('{count,initials,name}'::text[], appearance), visibility, confirmed_on DESC, id
  ) AS rank`;

/**
 * Where in the order a row of `people` stands: by `place`, then by surname and name (both null
 * in an order by day alone, which tells nothing of who signed before whom), then by the random
 * id. `countries` is an expression for the country codes in the language's own order.
 */
export function orderSql(order: NameOrder, countries: string): { place: string; surname: string } {
  switch (order) {
    case "day":
      return { place: "confirmed_on - date '2000-01-01'", surname: "NULL::text" };
    case "country":
      return {
        place: `coalesce(array_position(${countries}, ${countrySql("people")}), 1000)`,
        surname: surnameSql("name"),
      };
    case "surname":
      return { place: "0", surname: surnameSql("name") };
  }
}
