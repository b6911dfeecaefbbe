import type { LongConnection } from "../db";
import type { ShownNotable } from "./notables";
import type { NotableGroup } from "./schema";

/**
 * Notable signatories under the numbers that they have in this delivery, by category; those who
 * have none in it (a supplement names what is new) are left out. Categories of one title are one.
 * An organisation that the site does not show beside the role stands in no list either.
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
    const organisation = person.showOrganisation ? person.organisation : null;
    group.people.push({ ...person, organisation, number, statements, isInitials: false });
  }
  return groups;
}
