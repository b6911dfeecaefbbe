import { Readable } from "node:stream";
import { paths } from "../paths";
import { plainParagraphs } from "../prose/schema";
import { env } from "../env";
import { isoCountries } from "./countries";
import type { LongConnection } from "../db";
import { csvHead, csvLines } from "./formats/csv";
import { jsonFile } from "./formats/json";
import { osdiFile } from "./formats/osdi";
import { pdfFile } from "./formats/pdf";
import { pressHtml, pressText } from "./formats/press";
import { statisticsCsv } from "./formats/statistics";
import { xlsxFile } from "./formats/xlsx";
import type { Frozen } from "./freeze";
import type { CellStyle } from "./formats/cells";
import { readNames } from "./names";
import { asPrinted } from "./numbered-notables";
import { describeMethod, describeStrikes } from "./method";
import {
  type ListedName,
  type ListedNotable,
  type NotableGroup,
  type Reconciliation,
} from "./schema";
import type { Selection } from "./selection";
import { textFileName, textIn, type QuotedStatement } from "./statements";
import type { DeliveryRow } from "./store";
import type { Words } from "./words";

/** Everything that the files of one delivery say, at one moment. */
export type Contents = {
  delivery: Pick<DeliveryRow, "id" | "reference" | "recipient" | "purpose" | "choices">;
  selection: Selection;
  statements: QuotedStatement[];
  notables: NotableGroup[];
  /** Which numbers the names have, notable ones included. */
  frozen: Frozen;
  /** What a supplement brings up to date, and which of its numbers are to be struck out. */
  original: Pick<DeliveryRow, "reference" | "finishedAt"> | null;
  strikes: number[];
  sums: Reconciliation;
  takenAt: Date;
  words: Words;
};

/** One file of a package: its path and a way to make it, once. */
export type PackagedFile = { path: string; make: () => Readable };

/**
 * The files of a delivery in the order in which they are written. `onRows` is told of every batch
 * of names that a file has read; what it throws ends the file.
 */
export function listFiles(
  connection: LongConnection,
  contents: Contents,
  onRows: (rows: number) => Promise<void>,
): PackagedFile[] {
  const { delivery } = contents;
  const named = (ending: string) => `${delivery.reference}-${ending}`;
  return [
    ...listNameFiles(connection, contents, onRows, named),
    ...(delivery.choices.profile === "press" ? listPressFiles(contents, named) : []),
    ...(contents.original
      ? [
          {
            path: named(contents.words("files.strikes")),
            make: () => text(describeStrikes(contents)),
          },
        ]
      : []),
    { path: named("statistics.csv"), make: () => statisticsCsv(connection, contents) },
    ...contents.statements.flatMap(quoteTexts),
    { path: named(contents.words("files.method")), make: () => text(describeMethod(contents)) },
  ];
}

type Naming = (ending: string) => string;

function listNameFiles(
  connection: LongConnection,
  contents: Contents,
  onRows: (rows: number) => Promise<void>,
  named: Naming,
): PackagedFile[] {
  const { choices } = contents.delivery;
  if (choices.profile === "statistics") return [];
  const rows = () => counting(readNames(connection, namesOf(contents)), onRows);
  const style = styleOf(contents);
  const notables = asPrinted(contents.notables);
  const people = notablePeople(notables);
  const makers: Record<(typeof choices.formats)[number], () => Readable> = {
    pdf: () => pdfFile({ ...contents, style, rows: rows() }),
    csv: () => csvFile(connection, { ...contents, notables }, style, onRows),
    xlsx: () =>
      xlsxFile({
        style,
        sheetName: contents.words("files.names"),
        rowCount: contents.frozen.count,
        rows: joined(people, rows()),
      }),
    json: () =>
      jsonFile({
        facts: factsOf(contents),
        notables,
        rows: rows(),
        columns: choices.columns,
      }),
    osdi: () => osdiFile({ ...osdiFacts(contents), rows: joined(people, rows()) }),
  };
  const ending = contents.words("files.names");
  return choices.formats.map((format) => ({
    path: named(format === "osdi" ? `${ending}.osdi.json` : `${ending}.${format}`),
    make: makers[format],
  }));
}

function namesOf({ delivery, statements }: Contents) {
  return { deliveryId: delivery.id, statementIds: statements.map(({ id }) => id) };
}

function csvFile(
  connection: LongConnection,
  contents: Contents,
  style: CellStyle,
  onRows: (rows: number) => Promise<void>,
): Readable {
  const people = notablePeople(contents.notables);
  const head = csvHead(style, people, contents.delivery.choices.excelMark);
  async function* write() {
    yield Buffer.from(head);
    yield* csvLines(connection, namesOf(contents), style) as AsyncIterable<Buffer>;
    await onRows(contents.frozen.count);
  }
  return Readable.from(write());
}

function listPressFiles({ notables, statements, delivery, words }: Contents, named: Naming) {
  const press = { notables, statements, words, locale: delivery.choices.locale };
  return [
    { path: named("press.txt"), make: () => text(pressText(press)) },
    { path: named("press.html"), make: () => text(pressHtml(press)) },
  ];
}

/** Each text exactly as it was signed and hashed: its file's SHA-256 is the one on the site. */
function quoteTexts({ slug, versions }: QuotedStatement): PackagedFile[] {
  return versions.flatMap(({ number, texts }) =>
    texts.map(({ locale, body }) => ({
      path: textFileName(slug, number, locale),
      make: () => text(body),
    })),
  );
}

/** The style of tables: titles and countries in the delivery's language. */
export function styleOf({ delivery, statements, words }: Contents): CellStyle {
  const { columns, locale } = delivery.choices;
  const titles = Object.fromEntries(statements.map(({ slug, title }) => [slug, title]));
  return { columns, words, titles, countries: isoCountries(locale) };
}

function factsOf({ delivery, statements, sums, takenAt, original, strikes }: Contents) {
  const { profile, order, since } = delivery.choices;
  return {
    takenAt: takenAt.toISOString(),
    profile,
    order,
    since,
    sums,
    ...(original ? { supplementTo: original.reference, struck: strikes } : {}),
    statements: statements.map(({ slug, title, originalLocale, count, versions }) => ({
      slug,
      title,
      count,
      versions: versions.map(({ number, publishedOn, signatures, texts }) => ({
        version: number,
        publishedOn,
        signatures,
        sha256: textIn(texts, originalLocale, originalLocale).sha256,
      })),
    })),
  };
}

function osdiFacts({ delivery, statements }: Contents) {
  const { locale, columns } = delivery.choices;
  return {
    reference: delivery.reference,
    columns,
    petitions: statements.map(({ slug, title, versions: [newest], originalLocale, count }) => ({
      slug,
      title,
      count,
      text: plainParagraphs(textIn(newest.texts, locale, originalLocale).body).join("\n\n"),
      url: new URL(paths.statement(locale, slug), env.publicUrl).href,
      recipient: delivery.recipient,
    })),
  };
}

function notablePeople(notables: NotableGroup[]): ListedNotable[] {
  return notables.flatMap(({ people }) => people);
}

async function* joined(
  first: ListedName[],
  rest: AsyncIterable<ListedName[]>,
): AsyncGenerator<ListedName[]> {
  if (first.length > 0) yield first;
  yield* rest;
}

async function* counting(
  rows: AsyncIterable<ListedName[]>,
  onRows: (rows: number) => Promise<void>,
): AsyncGenerator<ListedName[]> {
  for await (const batch of rows) {
    yield batch;
    await onRows(batch.length);
  }
}

function text(content: string): Readable {
  return Readable.from([Buffer.from(content, "utf8")]);
}
