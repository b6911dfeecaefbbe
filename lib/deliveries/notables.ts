import { pickText, type Locale } from "../i18n/schema";
import { foldForSearch } from "../signatories/schema";
import { withTransaction, type LongConnection } from "../db";
import { profileNamesNotables, type NotableGroup } from "./schema";
import { notableIsShown, type Selection } from "./selection";

/** A notable signatory whom the site shows, in the organisers' order. */
export type ShownNotable = {
  id: string;
  category: string;
  name: string;
  role: string | null;
  organisation: string | null;
  showOrganisation: boolean;
  capacity: "personal" | "organisation" | null;
  /** The day of the linked signature's confirmation, if there is one. */
  day: string | null;
  country: string | null;
  /** Under which of the chosen statements they stand, in the campaign's order. */
  statementIds: string[];
};

type Row = Omit<ShownNotable, "category" | "name" | "role" | "organisation"> & {
  category: unknown;
  name: unknown;
  role: unknown;
  organisation: unknown;
};

/**
 * Notable signatories of a selection as the site shows them in `locale`, by statement, category
 * and the organisers' order; a person who stands under two statements is listed once, under the
 * first. Empty for a profile that names none.
 */
export async function listShownNotables(
  connection: LongConnection,
  { profile, statementIds }: Selection,
  locale: Locale,
): Promise<ShownNotable[]> {
  if (!profileNamesNotables[profile]) return [];
  const { rows } = await connection.query<Row>(
    `SELECT n.id, c.title AS category, n.name, n.role, n.organisation,
       n.show_organisation AS "showOrganisation", n.capacity, n.country,
       linked.confirmed_on::text AS day, ARRAY[n.statement_id] AS "statementIds"
     FROM notable n JOIN category c ON c.id = n.category_id
     JOIN statement ON statement.id = n.statement_id
     LEFT JOIN signature linked ON linked.id = n.signature_id
     WHERE n.statement_id = ANY ($1::uuid[]) AND ${notableIsShown}
     ORDER BY statement.position, c.position, n.position`,
    [statementIds],
  );
  return eachOnce(rows.map((row) => inLanguage(row, locale)));
}

function inLanguage(row: Row, locale: Locale): ShownNotable {
  return { ...row, ...saidIn(row, locale), category: pickText(row.category, locale) ?? "" };
}

type Said = Pick<Row, "name" | "role" | "organisation">;

function saidIn(row: Said, locale: Locale) {
  return {
    name: pickText(row.name, locale) ?? "",
    role: pickText(row.role, locale),
    organisation: pickText(row.organisation, locale),
  };
}

/**
 * Within one statement two people may bear one name; across statements it is the same person, who
 * is listed under the first and said to stand under all.
 */
function eachOnce(notables: ShownNotable[]): ShownNotable[] {
  const seen = new Map<string, ShownNotable>();
  return notables.filter((notable) => {
    const folded = foldForSearch(notable.name);
    const first = seen.get(folded);
    const [statementId] = notable.statementIds as [string];
    if (!first) seen.set(folded, notable);
    if (!first || first.statementIds[0] === statementId) return true;
    if (!first.statementIds.includes(statementId)) first.statementIds.push(statementId);
    return false;
  });
}

type Present = Said & Pick<Row, "capacity" | "country"> & { number: number };

/**
 * Empties the lines of those notable signatories of whom a list says something else than is said
 * now: of a change while it was made, the trigger did not see the line yet. After the commit, as
 * `forgetGoneLines`; a change that is being written is waited for.
 */
export async function forgetChangedNotables(
  deliveryId: string,
  listed: NotableGroup[],
  locale: Locale,
): Promise<void> {
  const asListed = new Map(listed.flatMap(({ people }) => people.map((one) => [one.number, one])));
  await withTransaction(async (transaction) => {
    const { rows } = await transaction.query<Present>(
      `SELECT item.number, n.name, n.role, n.organisation, n.capacity, n.country
       FROM delivery_item item JOIN notable n ON n.id = item.notable_id
       WHERE item.delivery_id = $1 ORDER BY n.id FOR SHARE OF n`,
      [deliveryId],
    );
    const changed = rows.filter((row) => {
      const before = asListed.get(row.number);
      const now = { ...row, ...saidIn(row, locale) };
      return !before || partsOfLine.some((part) => before[part] !== now[part]);
    });
    await transaction.query(
      `UPDATE delivery_item SET line = '' WHERE delivery_id = $1 AND number = ANY ($2)`,
      [deliveryId, changed.map(({ number }) => number)],
    );
  });
}

const partsOfLine = ["name", "role", "organisation", "capacity", "country"] as const;
