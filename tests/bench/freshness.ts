import { setTimeout as sleep } from "node:timers/promises";
import pg from "pg";

const everyMs = 200;

/**
 * Looks at a statement's page and at the exact count, again and again, until stopped; says then
 * how many milliseconds old the oldest count was that the page has shown. The page is asked
 * for whole, as a visitor would.
 */
export function watchFreshness(url: string, databaseUrl: string) {
  let stopping = false;
  const watching = watch(url, databaseUrl, () => stopping);
  return {
    stop(): Promise<number> {
      stopping = true;
      return watching;
    },
  };
}

async function watch(url: string, databaseUrl: string, isOver: () => boolean): Promise<number> {
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  const history: { at: number; count: number }[] = [];
  let oldest = 0;
  while (!isOver()) {
    const { rows } = await client.query(
      `SELECT coalesce(max(count), 0)::int AS count FROM tally
       JOIN statement ON statement.id = statement_id WHERE slug = 'british'`,
    );
    history.push({ at: performance.now(), count: rows[0].count });
    const html = await (await fetch(url)).text();
    oldest = Math.max(oldest, ageOf(readCount(html), history));
    await sleep(everyMs);
  }
  await client.end();
  return oldest;
}

/** How long ago the exact count went beyond the shown one; 0 when it has not. */
function ageOf(shown: number, history: { at: number; count: number }[]): number {
  const passed = history.find(({ count }) => count > shown);
  return passed ? performance.now() - passed.at : 0;
}

/** The number in the count panel, the page's largest; English groups by commas. */
function readCount(html: string): number {
  const text = /<span class="headline block[^"]*">([\d,]+)<\/span>/.exec(html)?.[1];
  if (text === undefined) throw new Error("the statement page shows no count");
  return Number(text.replaceAll(",", ""));
}
