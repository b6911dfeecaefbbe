import type { LongConnection } from "../db";
import type { ShownNotable } from "./notables";
import type { NotableGroup } from "./schema";

/**
 * Notable signatories under the numbers that they have in this delivery, by category; those who
 * have none in it (a supplement names what is new) are left out. Categories of one title are one.
 */
export async function groupNotables(
  connection: LongConnection,
  deliveryId: string,
  notables: ShownNotable[],
  slugs: Map<string, string>,
): Promise<NotableGroup[]> {
  const { rows } = await connection.query<{ id: string; number: number }>(
    `SELECT notable_id AS id, number FROM delivery_item
     WHERE delivery_id = $1 AND notable_id IS NOT NULL`,
    [deliveryId],
  );
  const numbers = new Map(rows.map(({ id, number }) => [id, number]));
  const groups: NotableGroup[] = [];
  for (const { id, category, statementIds, ...person } of notables) {
    const number = numbers.get(id);
    if (number === undefined) continue;
    let group = groups.find(({ title }) => title === category);
    if (!group) groups.push((group = { title: category, people: [] }));
    const statements = statementIds.map((statementId) => slugs.get(statementId)!);
    group.people.push({ ...person, number, statements, isInitials: false });
  }
  return groups;
}

/** As lists print them: an organisation that the site does not show stands in no list either. */
export function asPrinted(groups: NotableGroup[]): NotableGroup[] {
  return groups.map(({ title, people }) => ({
    title,
    people: people.map((person) =>
      person.showOrganisation ? person : { ...person, organisation: null },
    ),
  }));
}
