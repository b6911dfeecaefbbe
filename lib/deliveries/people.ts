import { readDetails } from "../signing";
import type { Capacity, Visibility } from "../signing/schema";
import { readInBatches, rowsAtOnce, type LongConnection } from "../db";
import { lineFingerprint } from "./line-fingerprint";
import { PackedPeople, type PlacedPerson } from "./packed-people";
import type { NameOrder } from "./schema";
import { orderSql, peopleSql, selectionValues, type Selection } from "./selection";
import { surnameOf } from "./surname";

/** A signer who is to be listed, in the list's order, before there is a number. */
export type Person = Pick<PlacedPerson, "id" | "revision" | "line">;

type Row = Omit<PlacedPerson, "name" | "line"> & {
  visibility: Visibility;
  name: string | null;
  role: string | null;
  organisation: string | null;
  capacity: Capacity | null;
  sealed: Buffer | null;
  fingerprint: Buffer;
};

export type PeopleOrder = { order: NameOrder; locale: string; countries: string[] };

/**
 * Those of a selection who are named or stand with their initials, in order, a few thousand at
 * a time, without the notable signatories. The database orders what it can read; sealed names are
 * opened here, put in order by the same rule (CLDR's, by the language) and merged in, so that they
 * are never written down in the clear. Memory holds the sealed ones, packed, and nothing else.
 */
export async function* listPeople(
  connection: LongConnection,
  selection: Selection,
  by: PeopleOrder,
): AsyncGenerator<Person[]> {
  const sealed = await collectSealed(connection, selection, by);
  for await (const rows of readRows(connection, selection, by, false)) {
    yield* inBatches(mergeIn(sealed, rows));
  }
  yield* inBatches(sealed.before(null));
}

function* mergeIn(sealed: PackedPeople, rows: Row[]): Generator<Person> {
  for (const row of rows) {
    const person = toPerson(row, { ...row, name: row.name ?? "" });
    yield* sealed.before(person);
    yield person;
  }
}

async function collectSealed(
  connection: LongConnection,
  selection: Selection,
  by: PeopleOrder,
): Promise<PackedPeople> {
  const surname = by.order === "day" ? () => null : surnameOf;
  const sealed = new PackedPeople({ compare: makeComparison(by.locale), surnameOf: surname });
  for await (const rows of readRows(connection, selection, by, true)) {
    sealed.add(rows.map((row) => openRow(row, surname)));
  }
  return sealed;
}

function makeComparison(locale: string) {
  const { compare } = new Intl.Collator(locale);
  return (a: PlacedPerson, b: PlacedPerson) =>
    a.place - b.place ||
    (a.surname !== null && b.surname !== null
      ? compare(a.surname, b.surname) || compare(a.name, b.name)
      : 0) ||
    (a.id < b.id ? -1 : 1);
}

function openRow(row: Row, surname: (name: string) => string | null): PlacedPerson {
  const { name, role, organisation } = readDetails(row, row.fingerprint);
  if (!name) throw new Error("a sealed signature holds no name");
  return toPerson({ ...row, surname: surname(name) }, { ...row, name, role, organisation });
}

type Said = { name: string } & Pick<Row, "role" | "organisation" | "capacity">;

/** What is said of them is kept as a fingerprint; the name only until it has its place. */
function toPerson(row: Row, said: Said): PlacedPerson {
  const { id, revision, place, surname } = row;
  return { id, revision, place, surname, name: said.name, line: lineFingerprint(said) };
}

function* inBatches(people: Iterable<Person>): Generator<Person[]> {
  let batch: Person[] = [];
  for (const person of people) {
    batch.push(person);
    if (batch.length < rowsAtOnce) continue;
    yield batch;
    batch = [];
  }
  if (batch.length > 0) yield batch;
}

function rowsSql(selection: Selection, { order, locale }: PeopleOrder, isSealed: boolean): string {
  const { place, surname } = orderSql(order, "$3::text[]");
  // Every parameter is used, so that the server knows its type.
  return `WITH ${peopleSql(selection)}, placed AS (
      SELECT id, revision, name, role, organisation, capacity, visibility, sealed,
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
