import { Readable } from "node:stream";
import { isoCountries } from "../countries";
import type { LongConnection } from "../../db";
import type { Contents } from "../contents";
import { peopleSql, selectionValues } from "../selection";
import { csvLine } from "./csv";

type Counted = { kind: "day" | "country" | "language"; value: string | null; count: number };

/** Fewer people than this of one country are not told apart: one of them could be found. */
const fewest = 5;

/**
 * Numbers without names: by day, by country, by the language of the page, each with its sum.
 * Countries with fewer than five people are given together.
 */
export function statisticsCsv(connection: LongConnection, contents: Contents): Readable {
  return Readable.from(writeStatistics(connection, contents));
}

async function* writeStatistics(connection: LongConnection, contents: Contents) {
  const { words, selection, delivery, sums } = contents;
  const names = isoCountries(delivery.choices.locale);
  const counted = selection.statementIds.length > 1 ? "people" : "count";
  yield Buffer.from(
    (delivery.choices.excelMark ? "\ufeff" : "") +
      csvLine([
        words("statistics.kind"),
        words("statistics.value"),
        words(`statistics.${counted}`),
      ]),
  );
  yield Buffer.from(csvLine([words("statistics.total"), "", String(sums.confirmed)]));
  for (const { kind, value, count } of await countPeople(connection, selection)) {
    const shown = kind === "country" && value ? (names[value] ?? words("statistics.fewer")) : value;
    const text = shown ?? words("statistics.notGiven");
    yield Buffer.from(csvLine([words(`statistics.${kind}`), text, String(count)]));
  }
}

async function countPeople(
  connection: LongConnection,
  selection: Contents["selection"],
): Promise<Counted[]> {
  const { rows } = await connection.query<Counted>(
    `WITH ${peopleSql(selection)}, counted AS (
       SELECT 'day' AS kind, confirmed_on::text AS value, count(*)::int AS count FROM people GROUP BY 2
       UNION ALL
       SELECT 'country', CASE WHEN people_there >= ${fewest} OR country IS NULL THEN country ELSE '*' END, sum(people_there)::int
       FROM (SELECT country::text, count(*) AS people_there FROM people GROUP BY 1) by_country
       GROUP BY 2
       UNION ALL
       SELECT 'language', locale, count(*)::int FROM people GROUP BY 2
     )
     SELECT * FROM counted
     ORDER BY array_position('{day,country,language}'::text[], kind),
       CASE WHEN kind = 'day' THEN value END, count DESC, value`,
    selectionValues(selection),
  );
  return rows;
}
