import type pg from "pg";
import type { Actor } from "@/lib/accounts/schema";
import { pool } from "@/lib/db";
import { countWaiting, listSignatures, previewRule } from "@/lib/moderation";
import { parseSignatureFilter, ruleConditions, type PageChoice } from "@/lib/moderation/schema";
import { makeCursor } from "@/lib/signatories/schema";
import { step } from "@/scripts/boot/progress.mjs";
import { withConnection } from "@/tests/support/database";
import { median, percentile } from "../figures";
import type { Row, Rounds } from "../interleave";
import { seedSignatures } from "../seed-signatures";
import type { Stage } from "../stage";

const sizes = { few: 1_000, many: 1_000_000 };
const timesInRound = 5;

type Question = { name: string; raw?: Record<string, string>; choice?: "deep" | "last" };

/** Every filter by itself, those that hardly anything fits, and some together. */
const questions: Question[] = [
  { name: "first page" },
  { name: "page 10,000 (the last but one there)", choice: "deep" },
  { name: "last page", choice: "last" },
  { name: "one statement", raw: { statement: "british" } },
  { name: "pending", raw: { state: "pending" } },
  { name: "confirmed", raw: { state: "confirmed" } },
  { name: "withdrawn", raw: { state: "withdrawn" } },
  { name: "invalidated, of which there is none", raw: { state: "invalidated" } },
  { name: "by initials", raw: { visibility: "initials" } },
  { name: "counted only", raw: { visibility: "count" } },
  { name: "a country", raw: { country: "KZ" } },
  { name: "a country with nobody in it", raw: { country: "AQ" } },
  { name: "a month ago", raw: { to: dayBefore(30) } },
  { name: "quarantined", raw: { review: "quarantined" } },
  { name: "flagged", raw: { review: "flagged" } },
  { name: "notable", raw: { notable: "on" } },
  {
    name: "confirmed in a country, by name",
    raw: { state: "confirmed", country: "DE", visibility: "name" },
  },
  { name: "withdrawn in a country", raw: { state: "withdrawn", country: "DE" } },
  ...["a", "м", "ada", "ada p", "a b c", "nadia testwell", "zz", "example library"].map((q) => ({
    name: `search "${q}"`,
    raw: { q },
  })),
  { name: 'search "zz" in a state', raw: { q: "zz", state: "pending" } },
  { name: 'search "a" in a country', raw: { q: "a", country: "ZA" } },
];

type Site = { database: string; deep: string };

/**
 * How long the organisers' table takes to answer, with 1,000,000 signatures beside 1,000, in
 * turns. All of a page's queries count, one after another.
 */
export async function benchDashboard(stage: Stage, { rounds }: Rounds): Promise<Row[]> {
  const few = await grow(stage, sizes.few);
  const many = await grow(stage, sizes.many);
  const taken = { few: questions.map((): number[] => []), many: questions.map((): number[] => []) };
  for (let round = 0; round <= rounds; round += 1) {
    for (const [size, site] of Object.entries({ few, many }) as [keyof typeof taken, Site][]) {
      await stage.onDatabase(site.database, async () => {
        for (const [n, question] of questions.entries()) {
          const times = await timeQuestion(question, site.deep);
          // The first round fills caches.
          if (round > 0) taken[size][n]!.push(...times);
        }
      });
    }
  }
  const rows = questions.map(({ name }, n) => toRow(name, taken.many[n]!, taken.few[n]!));
  return [...rows, ...(await timeOthers(stage, many))];
}

async function timeQuestion({ raw = {}, choice }: Question, deep: string): Promise<number[]> {
  const place: PageChoice = choice === "deep" ? { after: deep } : { last: choice === "last" };
  const filter = parseSignatureFilter(raw);
  const times = [];
  // The first call of a connection makes its plans.
  for (let n = 0; n <= timesInRound; n += 1) {
    const begun = performance.now();
    await listSignatures(organiser, filter, place);
    if (n > 0) times.push(performance.now() - begun);
  }
  return times;
}

/** What has to look at everything, or counts, in the big one alone. */
async function timeOthers(stage: Stage, { database }: Site): Promise<Row[]> {
  const preview = { conditions: ruleConditions.parse({ country: "KZ" }), verb: "flag" as const };
  const works = {
    "what waits for review": () => countWaiting(organiser),
    "a rule's exact preview": () => previewRule(organiser, preview),
  };
  return stage.onDatabase(database, async () => {
    const rows = [];
    for (const [name, work] of Object.entries(works)) {
      const times = [];
      for (let n = 0; n < 5; n += 1) {
        const begun = performance.now();
        await work();
        times.push(performance.now() - begun);
      }
      rows.push(toRow(name, times, times));
    }
    return rows;
  });
}

async function grow(stage: Stage, rows: number): Promise<Site> {
  const database = await stage.makeDatabase(`rows_${rows}`);
  const day = dayBefore(0);
  await step(`Seeding ${rows.toLocaleString("en")} signatures`, () =>
    withConnection(database, async (client) => {
      await seedSignatures(client, { slug: "british", rows, day });
      await setApart(client, rows);
    }),
  );
  const deep = await stage.onDatabase(database, () => findDeepPlace(rows));
  return { database, deep };
}

/** The fewest that fill a page of what hardly any signature is. */
const pageful = 120;

/**
 * One in a thousand waits for a look, some are notable. A page is compared with a page: where so
 * few signatures would leave none of a kind, the small site gets as many as fill one.
 */
async function setApart(client: pg.Client, rows: number): Promise<void> {
  await client.query("SET session_replication_role = replica");
  await client.query(
    `UPDATE signature SET flags = '{mixed_script}', quarantined = chosen.n % 2 = 0
     FROM (SELECT id, row_number() OVER () AS n FROM (
       SELECT id FROM signature WHERE state <> 'withdrawn' ORDER BY nonce LIMIT $1) drawn) chosen
     WHERE signature.id = chosen.id`,
    [Math.max(rows / 1000, 2 * pageful)],
  );
  await client.query(
    `UPDATE signature SET state = 'withdrawn' WHERE id IN (
       SELECT id FROM signature WHERE country = 'DE' ORDER BY state DESC, nonce LIMIT $1)
     AND (SELECT count(*) FROM signature WHERE country = 'DE' AND state = 'withdrawn') < $1`,
    [pageful / 2],
  );
  await client.query(
    `UPDATE notable SET signature_id = s.id
     FROM (SELECT id, row_number() OVER () AS n FROM (
       SELECT id FROM signature WHERE state = 'confirmed' LIMIT 30) confirmed) s
     WHERE notable.id = (SELECT id FROM notable ORDER BY id OFFSET s.n - 1 LIMIT 1)`,
  );
  await client.query("VACUUM (ANALYZE) signature");
}

/** The row before the 10,000th page, or before the last one. */
async function findDeepPlace(rows: number): Promise<string> {
  const offset = Math.min(500_000, rows - 51);
  const { rows: found } = await pool.query<{ day: string; id: string }>(
    `SELECT submitted_on::text AS day, id FROM signature
     ORDER BY submitted_on DESC, id DESC OFFSET $1 LIMIT 1`,
    [offset - 1],
  );
  return makeCursor(found[0]!);
}

function toRow(name: string, measured: number[], baseline: number[]): Row {
  const sorted = [...measured].sort((a, b) => a - b);
  return {
    case: `${name}, ${sizes.many.toLocaleString("en")} rows`,
    perSecond: Number((1000 / median(sorted)).toFixed(1)),
    p50: Number(median(sorted).toFixed(2)),
    p99: Number(percentile(sorted, 0.99).toFixed(2)),
    baseline: `${sizes.few.toLocaleString("en")}-rows`,
    ratio: Number((median(baseline) / median(measured)).toFixed(3)),
  };
}

function dayBefore(days: number): string {
  return new Date(Date.now() - days * 86_400_000).toISOString().slice(0, 10);
}

const organiser: Actor = {
  id: "00000000-0000-4000-8000-000000000000",
  email: "bench@example.org",
  name: null,
  role: "organiser",
  hasPasskey: false,
  hasSecondStep: false,
  passkeyVerifiedAt: null,
};
