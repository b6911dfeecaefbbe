import { pool } from "@/lib/db";
import { paths } from "@/lib/paths";
import { note, step } from "@/scripts/boot/progress.mjs";
import { withConnection } from "@/tests/support/database";
import {
  compare,
  interleave,
  secondsOf,
  type Contender,
  type Row,
  type Rounds,
} from "../interleave";
import type { LoadRun } from "../load";
import { makePending, type Pending } from "../pending";
import { confirmRequests, readRequests, signRequests, statementPath } from "../requests";
import { seedSignatures } from "../seed-signatures";
import type { ServerProcess } from "../server-process";
import type { Stage } from "../stage";
import { verifyConfirmed, verifySigned } from "../verify";
import { timeSearches } from "./search";

const sizes = [1_000, 100_000, 1_000_000];
/** A list page made anew costs milliseconds of a processor: fewer readers wait as long. */
const deepReaders = 8;
/** More addresses than the site keeps snapshots of: each request makes its page. */
const deepAddresses = 700;
const mostConfirmedPerSecond = 9_000;
/**
 * Signing and confirming take so many times the rounds: after a checkpoint each page that they
 * touch is logged whole once, and a big table has more of them.
 */
const writeRounds = 3;
/** The database that those of all sizes are copied from. */
const origin = "origin";

/** A site with so many signatures. */
interface Grown {
  rows: number;
  database: string;
  site: ServerProcess;
  /** Addresses of list pages: around the 10,000th where there are so many, else near the end. */
  deep: string[];
}

type Request = Omit<LoadRun, "seconds" | "port">;

/**
 * Sites with 1,000, 100,000 and 1,000,000 signatures take turns in everything that people do;
 * the smallest is the baseline of the others.
 */
export async function benchList(stage: Stage, length: Rounds): Promise<Row[]> {
  const long = { ...length, rounds: length.rounds * writeRounds };
  const pending = await preparePending(stage, long);
  const grown: Grown[] = [];
  for (const rows of sizes) grown.push(await grow(stage, rows));
  const rows: Row[] = [];
  const turns = async (name: string, toRequest: (site: Grown) => Request, rounds = length) => {
    const contenders: Contender[] = [];
    for (const site of grown) {
      const load = await stage.startLoad({ ...toRequest(site), port: site.site.port });
      contenders.push({ name: `${grouped(site.rows)}-rows`, load });
    }
    const { series, acknowledged } = await interleave(contenders, rounds);
    for (const { load } of contenders) load.stop();
    const [smallest, ...bigger] = series;
    for (const each of bigger) {
      rows.push(compare(`${name}, ${each.name.replace("-", " ")}`, each, smallest!));
    }
    return acknowledged;
  };

  await turns("list page, first", () => readRequests([paths.signatories("en", "british")]));
  await turns("list page, deep", ({ deep }) => readRequests(deep, deepReaders));
  await turns("statement page", () => readRequests([statementPath]));
  const signed = await turns("sign", () => signRequests("list"), long);
  const confirmed = await turns("confirm", () => confirmRequests(pending), long);
  for (const [index, { database }] of grown.entries()) {
    await stage.onDatabase(database, async () => {
      note(await verifySigned({ mark: "list" }, signed[index]!));
      note(await verifyConfirmed(confirmed[index]!.map((n) => pending[n]!.id)));
    });
  }
  const [smallest, biggest] = [grown[0]!, grown.at(-1)!];
  rows.push(...(await timeSearches(stage, smallest, biggest)));
  return rows;
}

/** The same people wait for their confirmation on every site: they sign in what all are copied from. */
async function preparePending(stage: Stage, length: Rounds): Promise<Pending[]> {
  const database = await stage.makeDatabase(origin);
  const needed = Math.ceil(mostConfirmedPerSecond * secondsOf(length));
  return step(`Letting ${grouped(needed)} people sign`, () =>
    stage.onDatabase(database, () => makePending(needed, "pending")),
  );
}

async function grow(stage: Stage, rows: number): Promise<Grown> {
  const database = await stage.makeDatabase(`rows_${rows}`, origin);
  const day = new Date().toISOString().slice(0, 10);
  await step(`Seeding ${grouped(rows)} signatures`, () =>
    withConnection(database, (client) => seedSignatures(client, { slug: "british", rows, day })),
  );
  const deep = await stage.onDatabase(database, () => listDeepAddresses(rows));
  return { rows, database, deep, site: await stage.startSite(database) };
}

/** List pages that begin at neighbouring rows, so that each has an address of its own. */
async function listDeepAddresses(rows: number): Promise<string[]> {
  const offset = Math.max(Math.min(500_000, Math.floor(rows * 0.7) - deepAddresses), 0);
  const { rows: found } = await pool.query<{ cursor: string }>(
    `SELECT s.confirmed_on::text || '.' || s.id AS cursor FROM signature s
     JOIN statement ON statement.id = s.statement_id AND slug = 'british'
     WHERE state = 'confirmed' AND NOT quarantined AND visibility IN ('name', 'initials')
     ORDER BY confirmed_on DESC, s.id OFFSET $1 LIMIT $2`,
    [offset, deepAddresses],
  );
  return found.map(({ cursor }) => paths.signatories("en", "british", { after: cursor }));
}

function grouped(rows: number): string {
  return rows.toLocaleString("en");
}
