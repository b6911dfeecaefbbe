import { fork } from "node:child_process";
import { createWriteStream } from "node:fs";
import { rm } from "node:fs/promises";
import { join } from "node:path";
import { performance } from "node:perf_hooks";
import { pipeline } from "node:stream/promises";
import { pool, withOneMoment, type LongConnection } from "@/lib/db";
import { heapForDelivery } from "@/lib/deliveries";
import { copySql, csvLines } from "@/lib/deliveries/formats/csv";
import type { CellStyle } from "@/lib/deliveries/formats/cells";
import { wordsOf } from "@/lib/deliveries/words";
import { childEnv, env } from "@/lib/env";
import { heapFlags } from "@/lib/jobs/own-process";
import { note, step } from "@/scripts/boot/progress.mjs";
import { queueDelivery } from "@/tests/support/deliveries";
import { withConnection } from "@/tests/support/database";
import { checkTextLayer } from "../check-text-layer";
import { sealHandover } from "../seal-handover";
import { seedSignatures } from "../seed-signatures";
import { median } from "../figures";
import type { Row, Rounds } from "../interleave";
import type { Stage } from "../stage";
import type { PackageReport } from "../make-package";

const listRows = 1_000_000;
const pdfRows = 125_000;

/**
 * Lists of a million signatures as CSV against PostgreSQL's own `COPY` of the same rows to a
 * file, in turns; then whole packages, timed once and held against the same `COPY`. The export
 * process's resident memory is printed: it has to stay flat.
 */
export async function benchExport(stage: Stage, { rounds }: Rounds): Promise<Row[]> {
  const big = await grow(stage, "export_big", listRows);
  const rows: Row[] = [];
  await stage.onDatabase(big, async () => {
    await step("Sealing what is sealed", sealHandover);
    for (const profile of ["public", "handover"] as const) {
      rows.push(...(await compareWithCopy(profile, rounds)));
    }
  });
  const paper = await grow(stage, "export_paper", pdfRows);
  await stage.onDatabase(paper, async () => {
    await sealHandover();
    rows.push(await timePackage(rows[0]!));
  });
  return rows;
}

async function grow(stage: Stage, name: string, rows: number): Promise<string> {
  const database = await stage.makeDatabase(name);
  await step(`Seeding ${rows.toLocaleString("en")} signatures`, () =>
    withConnection(database, (client) =>
      seedSignatures(client, { slug: "british", rows, day: new Date().toISOString().slice(0, 10) }),
    ),
  );
  return database;
}

async function compareWithCopy(profile: "public" | "handover", rounds: number): Promise<Row[]> {
  const whole = await timePackageOf(profile, "csv");
  const { rows } = await pool.query<{ id: string }>(
    "SELECT id FROM statement WHERE slug = 'british'",
  );
  const of = { deliveryId: whole.id, statementIds: [rows[0]!.id] };
  const style = styleOf();
  const ours: number[] = [];
  const copies: number[] = [];
  await withOneMoment(async (connection) => {
    for (let round = 0; round <= rounds; round += 1) {
      copies.push(await timed(() => copyToFile(connection, of, style)));
      ours.push(await timed(() => writeCsv(connection, of, style)));
    }
  });
  // The first turn warms both up.
  const times = ours.slice(1);
  const baselines = copies.slice(1);
  const ratios = times.map((time, round) => baselines[round]! / time);
  return [
    toRow(
      `CSV, ${profile}, ${whole.names.toLocaleString("en")} names`,
      whole.names,
      times,
      median(ratios),
    ),
    toRow(
      `package with CSV, ${profile}`,
      whole.names,
      [whole.milliseconds],
      median(baselines) / whole.milliseconds,
    ),
  ];
}

function styleOf(): CellStyle {
  const columns = ["role", "organisation", "capacity", "day"] as const;
  return { columns: [...columns], words: wordsOf("en"), titles: {}, countries: {} };
}

/** The same query, read and written by the server alone. */
async function copyToFile(
  connection: LongConnection,
  of: Parameters<typeof copySql>[0],
  style: CellStyle,
): Promise<void> {
  const file = `/tmp/undersigned-copy-${process.pid}.csv`;
  await connection.query(copySql(of, style).replace("TO STDOUT", `TO '${file}'`));
  await rm(file, { force: true });
}

async function writeCsv(
  connection: LongConnection,
  of: Parameters<typeof csvLines>[1],
  style: CellStyle,
): Promise<void> {
  const file = join("/tmp", `undersigned-csv-${process.pid}.csv`);
  await pipeline(csvLines(connection, of, style), createWriteStream(file));
  await rm(file, { force: true });
}

async function timePackageOf(profile: "public" | "handover", ...formats: ("csv" | "pdf")[]) {
  const id = await queueDelivery({ profile, formats, order: "surname" });
  const report = await inOwnProcess(id, await heapForDelivery(id));
  const { milliseconds, bytes, names, memoryBefore, memoryAtMost } = report;
  note(
    `${formats.join(" and ")}, ${profile}: ${Math.round(milliseconds)} ms, ${Math.round(bytes / 2 ** 20)} MB; ` +
      `resident memory ${memoryBefore} MB before, ${memoryAtMost} MB at most`,
  );
  return { id, milliseconds, names };
}

function inOwnProcess(id: string, heap: number): Promise<PackageReport> {
  const child = fork("tests/bench/make-package.ts", [id], {
    env: childEnv({ DATABASE_URL: env.databaseUrl! }),
    execArgv: [...heapFlags(heap), "--import", "tsx"],
  });
  return new Promise((resolve, reject) => {
    child.once("message", (report) => resolve(report as PackageReport));
    child.once("error", reject);
    child.once("exit", (code) => code && reject(new Error("the package was not made")));
  });
}

/** A package with the list on paper, whose text layer is then read. */
async function timePackage(csv: Row): Promise<Row> {
  const { id, milliseconds, names } = await timePackageOf("handover", "pdf", "csv");
  await step("Reading what is on paper", () => checkTextLayer(id));
  const perSecond = (names / milliseconds) * 1000;
  return {
    ...toRow(
      `package with PDF and CSV, ${names.toLocaleString("en")} names`,
      names,
      [milliseconds],
      0,
    ),
    baseline: "copy",
    ratio: perSecond / (csv.perSecond / csv.ratio),
  };
}

function toRow(name: string, names: number, times: number[], ratio: number): Row {
  const sorted = [...times].sort((a, b) => a - b);
  return {
    case: name,
    perSecond: (names / median(times)) * 1000,
    p50: median(times),
    p99: sorted.at(-1)!,
    baseline: "copy",
    ratio,
  };
}

async function timed(work: () => Promise<unknown>): Promise<number> {
  const start = performance.now();
  await work();
  return performance.now() - start;
}
