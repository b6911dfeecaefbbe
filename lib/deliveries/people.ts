import { readDetails } from "../signing";
import type { Capacity, Visibility } from "../signing/schema";
import { readInBatches, rowsAtOnce, type LongConnection } from "../db";
import type { NameOrder } from "./schema";
import { orderSql, peopleSql, selectionValues, type Selection } from "./selection";
import { surnameOf } from "./surname";

/** A signer who is to be listed, in the list's order, before there is a number. */
export type Person = {
  id: string;
  name: string;
  role: string | null;
  organisation: string | null;
  capacity: Capacity | null;
};

type Placed = Person & { place: number; surname: string | null };

type Row = Omit<Placed, "name"> & {
  name: string | null;
  visibility: Visibility;
  sealed: Buffer | null;
  fingerprint: Buffer;
};

export type PeopleOrder = { order: NameOrder; locale: string; countries: string[] };

/**
 * Those of a selection who are named or stand with their initials, in order, a few thousand at
 * a time, without the notable signatories. The database orders what it can read; sealed names are
 * opened here, put in order by the same rule (CLDR's, by the language) and merged in, so that they
 * are never written down in the clear. Memory holds the sealed ones and nothing else.
 */
export async function* listPeople(
  connection: LongConnection,
  selection: Selection,
  by: PeopleOrder,
): AsyncGenerator<Person[]> {
  const inOrder = makeComparison(by.locale);
  const sealed = (await collectSealed(connection, selection, by)).sort(inOrder);
  let next = 0;
  for await (const batch of readPlain(connection, selection, by)) {
    const merged: Person[] = [];
    for (const person of batch) {
      while (next < sealed.length && inOrder(sealed[next]!, person) < 0)
        merged.push(sealed[next++]!);
      merged.push(person);
    }
    yield merged;
  }
  for (; next < sealed.length; next += rowsAtOnce) yield sealed.slice(next, next + rowsAtOnce);
}

function makeComparison(locale: string) {
  const { compare } = new Intl.Collator(locale);
  return (a: Placed, b: Placed) =>
    a.place - b.place ||
    (a.surname !== null && b.surname !== null
      ? compare(a.surname, b.surname) || compare(a.name, b.name)
      : 0) ||
    (a.id < b.id ? -1 : 1);
}

function rowsSql(selection: Selection, { order, locale }: PeopleOrder, isSealed: boolean): string {
  const { place, surname } = orderSql(order, "$3::text[]");
  // Every parameter is used, so that the server knows its type.
  return `WITH ${peopleSql(selection)}, placed AS (
      SELECT id, name, role, organisation, capacity, visibility, sealed,
        email_fingerprint AS fingerprint, (${place})::integer AS place, ${surname} AS surname
      FROM people
      WHERE NOT is_notable AND appearance <> 'count' AND cardinality($3::text[]) >= 0
        AND (visibility = 'handover') = ${isSealed}
    )
    SELECT * FROM placed ${isSealed ? "" : orderBy(order, locale)}`;
}

/** ICU's collations carry the language's name; CLDR is where their order comes from. */
function orderBy(order: NameOrder, locale: string): string {
  if (order === "day") return "ORDER BY place, id";
  const collation = `COLLATE "${locale}-x-icu"`;
  return `ORDER BY place, surname ${collation}, name ${collation}, id`;
}

async function* readPlain(
  connection: LongConnection,
  selection: Selection,
  by: PeopleOrder,
): AsyncGenerator<Placed[]> {
  for await (const rows of readRows(connection, selection, by, false)) {
    yield rows.map(({ name, ...row }) => ({ ...row, name: name ?? "" }));
  }
}

async function collectSealed(
  connection: LongConnection,
  selection: Selection,
  by: PeopleOrder,
): Promise<Placed[]> {
  const opened: Placed[] = [];
  for await (const rows of readRows(connection, selection, by, true)) {
    for (const row of rows) opened.push(openRow(row, by.order));
  }
  return opened;
}

function openRow(row: Row, order: NameOrder): Placed {
  const { name, role, organisation } = readDetails(row, row.fingerprint);
  if (!name) throw new Error("a sealed signature holds no name");
  const { id, capacity, place } = row;
  const surname = order === "day" ? null : surnameOf(name);
  return { id, name, role, organisation, capacity, place, surname };
}

function readRows(
  connection: LongConnection,
  selection: Selection,
  by: PeopleOrder,
  isSealed: boolean,
): AsyncGenerator<Row[]> {
  return readInBatches<Row>(connection, {
    sql: rowsSql(selection, by, isSealed),
    values: [...selectionValues(selection), by.countries],
  });
}
