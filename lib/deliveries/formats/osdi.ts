import { Readable } from "node:stream";
import type { ListedName, NameColumn } from "../schema";
import { surnameOf } from "../surname";
import { tellOf } from "./told";

/** A statement as OSDI's Petition resource tells it. */
export type OsdiPetition = {
  slug: string;
  title: string;
  text: string;
  url: string;
  count: number;
  recipient: string;
};

type OsdiList = {
  reference: string;
  petitions: OsdiPetition[];
  rows: AsyncIterable<ListedName[]>;
  /** What is told of each besides number and name. */
  columns: NameColumn[];
};

const originSystem = "Undersigned";

/**
 * The campaigning field's common format (Open Supporter Data Interface 1.2, resources Petition,
 * Signature and Person) as one HAL document: petitions and, embedded, their signatures with
 * persons. OSDI wants given and family names; what was signed is the name as a whole, which stands
 * in `custom_fields.full_name`, and the division is a guess. There are no addresses.
 */
export function osdiFile(list: OsdiList): Readable {
  return Readable.from(writeOsdi(list));
}

async function* writeOsdi({
  reference,
  petitions,
  rows,
  columns,
}: OsdiList): AsyncGenerator<Buffer> {
  const head = JSON.stringify({
    _links: {
      curies: [
        { name: "osdi", href: "https://opensupporter.github.io/osdi-docs/{rel}", templated: true },
      ],
    },
    _embedded: { "osdi:petitions": petitions.map(toPetition) },
  });
  yield Buffer.from(`${head.slice(0, -2)},"osdi:signatures":[`);
  let separator = "\n";
  for await (const batch of rows) {
    if (batch.length === 0) continue;
    const signatures = batch.map((person) => {
      // Which of several petitions somebody signed is a column; of one alone it goes without saying.
      const isTold = petitions.length === 1 || columns.includes("statement");
      const signed = isTold ? person.statements : [];
      return JSON.stringify({ ...toSignature(person, reference, columns), ...linkTo(signed) });
    });
    yield Buffer.from(separator + signatures.join(",\n"));
    separator = ",\n";
  }
  yield Buffer.from("\n]}}\n");
}

function toPetition({ slug, title, text, url, count, recipient }: OsdiPetition) {
  return {
    identifiers: [`undersigned:${slug}`],
    origin_system: originSystem,
    title,
    petition_text: text,
    browser_url: url,
    total_signatures: count,
    target: [{ name: recipient }],
  };
}

function toSignature(person: ListedName, reference: string, columns: NameColumn[]) {
  const { name } = person;
  const { role, organisation, capacity, country, day, transliteration } = tellOf(person, columns);
  const family = surnameOf(name);
  return {
    identifiers: [`undersigned:${reference}-${person.number}`],
    origin_system: originSystem,
    ...(day ? { action_date: `${day}T00:00:00Z` } : {}),
    _embedded: {
      "osdi:person": {
        given_name: person.isInitials ? name : name.replace(family, "").trim(),
        family_name: person.isInitials ? "" : family,
        ...(country ? { postal_addresses: [{ country }] } : {}),
        custom_fields: {
          full_name: name,
          number: String(person.number),
          ...(transliteration ? { transliteration } : {}),
          ...(role ? { role } : {}),
          ...(organisation ? { organisation } : {}),
          ...(capacity ? { capacity } : {}),
        },
      },
    },
  };
}

function linkTo(slugs: string[]) {
  if (slugs.length === 0) return {};
  return { _links: { "osdi:petition": slugs.map((slug) => ({ href: `undersigned:${slug}` })) } };
}
