import { pool } from "@/lib/db";
import { findTallyDrift } from "@/lib/signing";
import { note, step } from "@/scripts/boot/progress.mjs";
import type { Row } from "../interleave";
import type { LoadResult } from "../load";
import { makePending, type Pending } from "../pending";
import { confirmRequests } from "../requests";
import type { Stage } from "../stage";

/** Who signs what: 100,000 signatures of 60,000 people. */
const people = { both: 40_000, britishOnly: 10_000, russianOnly: 10_000 };
const expected = {
  british: people.both + people.britishOnly,
  russian: people.both + people.russianOnly,
  total: people.both + people.britishOnly + people.russianOnly,
};
/** Every so manieth presses the button twice, at another moment. */
const everyTwice = 10;
const patienceSeconds = 240;

/**
 * Confirms 100,000 signatures of both statements in random order by 128 clients at two web
 * servers on one database; then both tallies and the total must be exact.
 */
export async function benchConfirmations(stage: Stage): Promise<Row[]> {
  const database = await stage.makeDatabase("site");
  const signed = await step("Letting 60,000 people sign", () =>
    stage.onDatabase(database, () => signAll()),
  );
  const sites = [await stage.startSite(database), await stage.startSite(database)];
  const presses = shuffle([...signed, ...signed.filter((_, n) => n % everyTwice === 0)]);
  const share = Math.ceil(presses.length / sites.length);
  const loads = await Promise.all(
    sites.map(({ port }, n) =>
      stage.startLoad({
        ...confirmRequests(presses.slice(n * share, (n + 1) * share)),
        expected: { status: 303 },
        port,
      }),
    ),
  );
  const results = await Promise.all(loads.map((load) => load.run(patienceSeconds)));
  requireAll(results, presses.length);
  const found = await stage.onDatabase(database, readCounts);
  note(`counted: ${JSON.stringify(found)}, drift ${found.drift}`);
  const rows = (["british", "russian", "total"] as const).map((name) =>
    toRow(name, results, found[name] / expected[name]),
  );
  if (found.drift !== 0 || rows.some(({ ratio }) => ratio !== 1)) {
    throw new Error(`expected ${JSON.stringify(expected)}`);
  }
  return rows;
}

async function signAll(): Promise<Pending[]> {
  const { both, britishOnly, russianOnly } = people;
  await makePending(both, "both", "british");
  await makePending(both, "both", "russian");
  await makePending(britishOnly, "one", "british");
  const russian = await makePending(russianOnly, "other", "russian");
  return [...(await makePending(0, "", "british")), ...russian];
}

/** In an order that nobody chose. */
function shuffle<T>(things: T[]): T[] {
  for (let last = things.length - 1; last > 0; last -= 1) {
    const other = Math.floor(Math.random() * (last + 1));
    [things[last], things[other]] = [things[other]!, things[last]!];
  }
  return things;
}

function requireAll(results: LoadResult[], presses: number): void {
  const acknowledged = results.reduce((sum, each) => sum + each.acknowledged.length, 0);
  if (acknowledged === presses) return;
  const others = results.map(({ unexpected }) => JSON.stringify(unexpected)).join(", ");
  throw new Error(`${acknowledged} of ${presses} were thanked; others: ${others}`);
}

async function readCounts() {
  const { rows } = await pool.query<{ slug: string; count: number }>(
    "select slug, count from tally join statement on statement.id = statement_id",
  );
  const total = await pool.query<{ total: number }>("select total from campaign_tally");
  const countOf = (slug: string) => rows.find((row) => row.slug === slug)?.count ?? 0;
  const drift = Object.values(await findTallyDrift()).reduce((sum, each) => sum + each, 0);
  return {
    british: countOf("british"),
    russian: countOf("russian"),
    total: total.rows[0]?.total ?? 0,
    drift,
  };
}

function toRow(name: string, results: LoadResult[], ratio: number): Row {
  const together = results.reduce((sum, { perSecond }) => sum + perSecond, 0);
  return {
    case: `counted after 100,000 confirmations: ${name}`,
    perSecond: Number(together.toFixed(1)),
    p50: Number(Math.max(...results.map(({ p50 }) => p50)).toFixed(2)),
    p99: Number(Math.max(...results.map(({ p99 }) => p99)).toFixed(2)),
    baseline: "full-count",
    ratio,
  };
}
