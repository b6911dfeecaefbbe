import { Readable } from "node:stream";
import type { ListedName, NameColumn, NotableGroup } from "../schema";
import { tellOf } from "./told";

/** What a JSON list says before the names. */
export type ListFacts = Record<string, unknown>;

type JsonList = {
  facts: ListFacts;
  notables: NotableGroup[];
  rows: AsyncIterable<ListedName[]>;
  /** What is told of each besides number and name. */
  columns: NameColumn[];
};

/** A list as one JSON document: facts, notable signatories by category, then everybody by number. */
export function jsonFile(list: JsonList): Readable {
  return Readable.from(writeJson(list));
}

async function* writeJson({ facts, notables, rows, columns }: JsonList): AsyncGenerator<Buffer> {
  const write = (person: ListedName) => JSON.stringify(toPlain(person, columns));
  const groups = notables.map(({ title, people }) => ({
    category: title,
    people: people.map((person) => toPlain(person, columns)),
  }));
  const head = JSON.stringify({ ...facts, notable: groups }).slice(0, -1);
  yield Buffer.from(`${head},"signatories":[`);
  let separator = "\n";
  for await (const batch of rows) {
    if (batch.length === 0) continue;
    yield Buffer.from(separator + batch.map(write).join(",\n"));
    separator = ",\n";
  }
  yield Buffer.from("\n]}\n");
}

function toPlain(person: ListedName, columns: NameColumn[]) {
  const { number, name, isInitials } = person;
  return { number, name, isInitials, ...tellOf(person, columns) };
}
