import pg from "pg";
import { afterAll, beforeAll, describe, expect, inject, it } from "vitest";
import { pool } from "@/lib/db";
import { findHistory } from "@/lib/statements";
import { findBoard } from "@/lib/signatories";
import { seedSignatures } from "../bench/seed-signatures";
import { signInAs } from "../support/actors";
import { copyCampaignDatabase } from "../support/database";
import { findDeepPlace, listLinkQueries, listPublicQueries } from "../support/public-queries";
import { bigTables, findGrowth, recordQueries } from "../support/query-plans";

// What the public asks is sent to this test's own small database as ever, and each query's plan is
// looked at in a grown one: what is fast here because there is little would be found there.
// The same at a million: `npm run bench -- plans`.

const rows = 200_000;

let grown: pg.Client;
let deep = "";

beforeAll(async () => {
  const url = await copyCampaignDatabase(inject("postgresUrl"), "query_plans");
  grown = new pg.Client({ connectionString: url });
  await grown.connect();
  await seedSignatures(grown, { slug: "british", rows, day: "2026-11-22" });
  deep = await findDeepPlace(grown, rows / 2);
}, 120_000);

afterAll(() => grown?.end());

/** What grows with the number of signatures in any query that `work` sends. */
async function findAllGrowth(work: () => Promise<unknown>): Promise<string[]> {
  const queries = await recordQueries(work);
  expect(queries).not.toEqual([]);
  const found = [];
  for (const query of queries) found.push(...(await findGrowth(grown, query)).growth);
  return found;
}

describe("with 200,000 signatures, no query grows with them", () => {
  it.each(listPublicQueries("").map(({ name }, index) => [name, index] as const))(
    "%s",
    async (_, index) => {
      expect(await findAllGrowth(listPublicQueries(deep)[index]!.ask)).toEqual([]);
    },
  );

  it("opening and confirming a link", async () => {
    for (const { ask } of await listLinkQueries()) expect(await findAllGrowth(ask)).toEqual([]);
  });

  it("a statement’s history, which says how many signed each version", async () => {
    const { actor } = await signInAs("organiser");
    const { rows: found } = await pool.query("select id from statement where slug = 'british'");
    const ask = () => findHistory(actor, found[0].id, "en");
    expect(await findAllGrowth(ask)).toEqual([]);
    const { rows: kept } = await grown.query("select sum(count)::int as count from version_tally");
    const counted = "select count(*)::int as count from signature where state = 'confirmed'";
    expect(kept).toEqual((await grown.query(`${counted} and not quarantined`)).rows);
  });

  it("the board, which looks among the signatures for everybody on it", async () => {
    const { actor } = await signInAs("organiser");
    expect(await findAllGrowth(() => findBoard(actor, "british", "en"))).toEqual([]);
  });

  it("says so when a query does", async () => {
    const text = "select count(*) from (select name from signature order by role) sorted";
    const found = await findGrowth(grown, { text, values: [] });
    expect(found.growth).toContain(`sequential scan of ${bigTables[0]}`);
    const sort = "select name from signature order by country, name limit 10";
    await grown.query("set max_parallel_workers_per_gather = 0");
    expect((await findGrowth(grown, { text: sort, values: [] })).growth).toContain(
      `sort of ${rows} rows`,
    );
  });
});
