import pg from "pg";
import { afterAll, beforeAll, describe, expect, inject, it } from "vitest";
import { applyRetention, rulesFor } from "@/lib/privacy";
import { confirmSignature, findProposal } from "@/lib/signing";
import { listNewestSignatories, listNotables, listSignatories } from "@/lib/signatories";
import { countCampaign, findStatement, listStatements } from "@/lib/statements";
import { seedSignatures } from "../bench/seed-signatures";
import { later, storyStart } from "../support/clock";
import { copyCampaignDatabase } from "../support/database";
import { stranger } from "../support/people";
import { findGrowth, recordQueries } from "../support/query-plans";
import { submit, submitAndOpenMail } from "../support/signing";

// What the public asks is sent to this test's own small database as ever, and each query's plan is
// looked at in a grown one: what is fast here because there is little would be found there.

const rows = 200_000;
const bigTables = ["signature", "campaign_signer"];

const inTenYears = later({ days: 3650 }, new Date());

let grown: pg.Client;
let deep = "";

beforeAll(async () => {
  const url = await copyCampaignDatabase(inject("postgresUrl"), "query_plans");
  grown = new pg.Client({ connectionString: url });
  await grown.connect();
  await seedSignatures(grown, { slug: "british", rows, day: "2026-11-22" });
  const { rows: found } = await grown.query(
    `select confirmed_on::text || '.' || id as cursor from signature
     where state = 'confirmed' and not quarantined and visibility in ('name', 'initials')
     order by confirmed_on desc, id offset 100000 limit 1`,
  );
  deep = found[0].cursor;
}, 120_000);

afterAll(() => grown?.end());

/** What grows with the number of signatures in any query that `work` sends. */
async function findAllGrowth(work: () => Promise<unknown>): Promise<string[]> {
  const queries = await recordQueries(work);
  expect(queries).not.toEqual([]);
  const found = [];
  for (const query of queries) found.push(...(await findGrowth(grown, query, bigTables)));
  return found;
}

describe("with 200,000 signatures, no query grows with them", () => {
  it.each<[string, () => Promise<unknown>]>([
    ["the list's first page", () => listSignatories("british")],
    ["a page deep in the list", () => listSignatories("british", { after: deep })],
    ["the newest names", () => listNewestSignatories("british", 24)],
    ["the first signatories", () => listNotables("british", "en")],
    ["the statements and their counts", () => listStatements("en")],
    ["one statement and its count", () => findStatement("british", "en")],
    ["the campaign's total", () => countCampaign()],
    ["a search that fits a third of the names", () => listSignatories("british", { q: "a" })],
    ["a search for a frequent name", () => listSignatories("british", { q: "ada" })],
    ["a search for two beginnings", () => listSignatories("british", { q: "a p" })],
    ["a search for one person", () => listSignatories("british", { q: "nadia testwell" })],
    ["a search for nobody", () => listSignatories("british", { q: "zzzz" })],
    ["a search's next page", () => listSignatories("british", { q: "ada", after: deep })],
    ["signing", () => submit(stranger())],
    ["expiry", () => applyRetention({ now: inTenYears, rules: rulesFor("hourly").slice(0, 1) })],
  ])("%s", async (_, work) => {
    expect(await findAllGrowth(work)).toEqual([]);
  });

  it("opening and confirming a link", async () => {
    const token = await submitAndOpenMail(stranger());
    const now = storyStart;
    expect(await findAllGrowth(() => findProposal(token, "en", { now }))).toEqual([]);
    expect(await findAllGrowth(() => confirmSignature(token, null, { now }))).toEqual([]);
  });

  it("says so when a query does", async () => {
    const text = "select count(*) from (select name from signature order by role) sorted";
    const found = await findGrowth(grown, { text, values: [] }, bigTables);
    expect(found).toContain("sequential scan of signature");
    const sort = "select name from signature order by country, name limit 10";
    await grown.query("set max_parallel_workers_per_gather = 0");
    expect(await findGrowth(grown, { text: sort, values: [] }, bigTables)).toContain(
      `sort of ${rows} rows`,
    );
  });
});
