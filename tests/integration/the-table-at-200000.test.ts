import pg from "pg";
import { afterAll, beforeAll, describe, expect, inject, it } from "vitest";
import { closeDatabase, pool } from "@/lib/db";
import { useDatabase } from "@/lib/env";
import { countWaiting, listSignatures } from "@/lib/moderation";
import { parseSignatureFilter, type PageChoice } from "@/lib/moderation/schema";
import { makeCursor } from "@/lib/signatories/schema";
import { seedSignatures } from "../bench/seed-signatures";
import { signInAs } from "../support/actors";
import { copyCampaignDatabase } from "../support/database";
import { findGrowth, recordQueries } from "../support/query-plans";

// Asked of the grown database itself: which queries a page sends depends on what the first finds.

const rows = 200_000;

let grown: pg.Client;
let deep: string;

beforeAll(async () => {
  const url = await copyCampaignDatabase(inject("postgresUrl"), "grown_table");
  grown = new pg.Client({ connectionString: url });
  await grown.connect();
  await seedSignatures(grown, { slug: "british", rows, day: "2026-11-22" });
  await grown.query("set session_replication_role = replica");
  await grown.query(
    `update signature set flags = '{mixed_script}', quarantined = get_byte(nonce, 1) < 128
     where get_byte(nonce, 0) < 4 and state <> 'withdrawn'`,
  );
  await grown.query("reset session_replication_role");
  await grown.query("vacuum (analyze) signature");
  const { rows: found } = await grown.query(
    "select submitted_on::text as day, id from signature order by 1 desc, 2 desc offset 100000 limit 1",
  );
  deep = makeCursor(found[0]);
  await closeDatabase();
  useDatabase(url);
}, 120_000);

afterAll(async () => {
  await closeDatabase();
  await grown.end();
});

const questions: [string, Record<string, string>, ("deep" | "last")?][] = [
  ["the first page", {}],
  ["a page deep in the table", {}, "deep"],
  ["the last page", {}, "last"],
  ["a state that hardly anybody is in", { state: "withdrawn" }],
  ["a state that nobody is in", { state: "invalidated" }],
  ["a choice of visibility", { visibility: "count" }],
  ["a country", { country: "KZ" }],
  ["a country that nobody is in", { country: "AQ" }],
  ["one day, long ago", { from: "2026-08-01", to: "2026-08-01" }],
  ["a statement that nobody signed", { statement: "russian" }],
  ["what is quarantined", { review: "quarantined" }],
  ["what is flagged, deep", { review: "flagged" }, "deep"],
  ["notables", { notable: "on" }],
  ["two conditions that hardly ever meet", { state: "withdrawn", country: "CA" }],
  ["a search that fits a third", { q: "a" }],
  ["a search for two beginnings", { q: "ada p" }],
  ["a search for one person", { q: "nadia testwell" }],
  ["a search for nobody", { q: "zzzz" }],
  ["a search for nobody who waits", { q: "zzzz", state: "pending" }],
  ["a search for an organisation", { q: "example library" }],
  ["a frequent search in a rare place", { q: "a", country: "AQ" }],
];

describe("with 200,000 signatures, no page of the organisers' table grows with them", () => {
  it("which are all there", async () => {
    const { rows: found } = await pool.query("select count(*)::int as signatures from signature");
    expect(found).toEqual([{ signatures: rows }]);
  });

  it.each(questions)("%s", async (_, raw, place) => {
    const { actor } = await signInAs("organiser");
    const choice: PageChoice = place === "deep" ? { after: deep } : { last: place === "last" };
    const queries = await recordQueries(() =>
      listSignatures(actor, parseSignatureFilter(raw), choice),
    );
    const found = [];
    for (const query of queries) found.push(...(await findGrowth(grown, query)).growth);
    expect(found).toEqual([]);
  });

  // Of these there are hundreds: fewer than a search may look through, so that the planner, left
  // to itself, fetches them all and sorts them.
  it.each([
    ["what is quarantined", { review: "quarantined" }],
    ["a state that hardly anybody of a country is in", { state: "withdrawn", country: "GB" }],
    ["a statement's withdrawn", { state: "withdrawn", statement: "british" }],
  ])("and %s is read a page's length deep", async (_, raw: Record<string, string>) => {
    const { actor } = await signInAs("organiser");
    const queries = await recordQueries(() => listSignatures(actor, parseSignatureFilter(raw)));
    const found = [];
    for (const query of queries) found.push(...(await findGrowth(grown, query, 60)).growth);
    expect(found).toEqual([]);
  });

  it("nor does the count of what waits", async () => {
    const { actor } = await signInAs("organiser");
    const queries = await recordQueries(() => countWaiting(actor));
    for (const query of queries) expect((await findGrowth(grown, query)).growth).toEqual([]);
  });
});
