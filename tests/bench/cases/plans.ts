import { closeDatabase } from "@/lib/db";
import { useDatabase } from "@/lib/env";
import { note, step } from "@/scripts/boot/progress.mjs";
import { withConnection } from "@/tests/support/database";
import {
  findDeepPlace,
  listLinkQueries,
  listPublicQueries,
  type PublicQuery,
} from "@/tests/support/public-queries";
import { findGrowth, recordQueries, type SentQuery } from "@/tests/support/query-plans";
import { median } from "../figures";
import type { Row } from "../interleave";
import { seedSignatures } from "../seed-signatures";
import type { Stage } from "../stage";

const sizes = [1_000, 1_000_000];
const times = 7;
const farDown = 0.35;

type Asked = { name: string; queries: SentQuery[] };
type Looked = { name: string; ms: number; growth: string[] };

/**
 * Looks at the plan of everything that the public asks among 1,000,000 signatures, as
 * `tests/integration/query-plans.test.ts` does among 200,000, and times it in the database
 * beside 1,000. Throws when a plan reads or sorts what grows with the table.
 */
export async function benchPlans(stage: Stage): Promise<Row[]> {
  const [few, many] = [await lookAt(stage, sizes[0]!), await lookAt(stage, sizes[1]!)];
  const growing = many.flatMap(({ name, growth }) => growth.map((what) => `${name}: ${what}`));
  for (const line of growing) note(line);
  if (growing.length > 0) throw new Error(`${growing.length} plans grow with the table`);
  note(`${many.length} queries, none grows with the table`);
  return many.map(({ name, ms }, n) => ({
    case: name,
    perSecond: round(1000 / ms),
    p50: round(ms),
    p99: round(ms),
    baseline: `${sizes[0]!.toLocaleString("en")}-rows`,
    ratio: round(few[n]!.ms / ms),
  }));
}

/** The plans and times of everything, with so many signatures. */
async function lookAt(stage: Stage, rows: number): Promise<Looked[]> {
  const url = await stage.makeDatabase(`plans_${rows}`);
  const small = await stage.makeDatabase(`asked_${rows}`);
  return withConnection(url, async (client) => {
    const day = new Date().toISOString().slice(0, 10);
    await step(`Seeding ${rows.toLocaleString("en")} signatures`, () =>
      seedSignatures(client, { slug: "british", rows, day }),
    );
    const deep = await findDeepPlace(client, Math.floor(rows * farDown));
    const asked = await askAll(small, listPublicQueries(deep));
    const looked: Looked[] = [];
    for (const { name, queries } of asked) looked.push({ name, ...(await look(client, queries)) });
    return looked;
  });
}

/** Asks everything on a small database of its own and returns what went to it. */
async function askAll(url: string, queries: PublicQuery[]): Promise<Asked[]> {
  useDatabase(url);
  const asked: Asked[] = [];
  const record = async ({ name, ask }: PublicQuery) =>
    asked.push({ name, queries: await recordQueries(ask) });
  for (const query of queries) await record(query);
  for (const query of await listLinkQueries()) await record(query);
  await closeDatabase();
  return asked;
}

/** What grows, and the median time of all queries together after a first round. */
async function look(client: Parameters<typeof findGrowth>[0], queries: SentQuery[]) {
  const taken: number[] = [];
  const growth = new Set<string>();
  for (let time = 0; time <= times; time += 1) {
    let ms = 0;
    for (const query of queries) {
      const found = await findGrowth(client, query);
      ms += found.ms;
      for (const what of found.growth) growth.add(what);
    }
    if (time > 0) taken.push(ms);
  }
  return { ms: median(taken), growth: [...growth] };
}

function round(value: number): number {
  return Number(value.toFixed(2));
}
