import { setTimeout as sleep } from "node:timers/promises";
import { closeDatabase, pool } from "@/lib/db";
import { useDatabase } from "@/lib/env";
import type { DrillSite } from "./drill-site";
import type { FaultName } from "./options";
import { SmallDisk } from "./small-disk";

/** What one fault did, and what a person should know of it. */
export type Damage = { kills: number; notes: string[] };

export type Fault = {
  title: string;
  /** Whether "try again later" (503) is an answer that this fault may bring about. */
  mayRefuse: boolean;
  /** Prepares the ground before the site starts; returns what takes it away again. */
  prepare?: (site: DrillSite, minutes: number) => Promise<Ground>;
  /** Does the damage until `until` (ms since 1970), and leaves everything able to recover. */
  run: (site: DrillSite, until: number, signal: AbortSignal, ground?: Ground) => Promise<Damage>;
};

/** PostgreSQL writes its log in files of 16 MB. */
const lessThanLogPiece = 8 * 1024 * 1024;

export type Ground = { disk: SmallDisk; remove: () => void };

export const faults: Record<FaultName, Fault> = {
  web: {
    title: "kill -9 web",
    mayRefuse: true,
    run: (site, until, signal) => killAgain(site, "web", until, signal),
  },
  worker: {
    title: "kill -9 worker",
    mayRefuse: false,
    run: (site, until, signal) => killAgain(site, "worker", until, signal),
  },
  postgres: {
    title: "kill -9 PostgreSQL",
    mayRefuse: true,
    run: (site, until, signal) => killAgain(site, "postgres", until, signal),
  },
  disk: { title: "full disk", mayRefuse: true, prepare: prepareSmallDisk, run: fillDisk },
  stop: { title: "SIGTERM under load", mayRefuse: false, run: stopAgain },
};

/** Ends that part whenever it has worked for a few seconds since it came back. */
async function killAgain(
  site: DrillSite,
  part: "web" | "worker" | "postgres",
  until: number,
  signal: AbortSignal,
): Promise<Damage> {
  let kills = 0;
  while (Date.now() < until && !signal.aborted) {
    await sleep(2_000 + Math.random() * 4_000);
    if (site.kill(part)) kills += 1;
    await waitUntilGone(site, part);
    if (part === "worker") await waitUntilRunning(site, part, signal);
    else await site.becomesReady(signal);
  }
  return { kills, notes: [] };
}

async function waitUntilGone(site: DrillSite, part: "web" | "worker" | "postgres") {
  for (let looks = 0; looks < 20 && site.runs(part); looks += 1) await sleep(50);
}

async function waitUntilRunning(site: DrillSite, part: "worker", signal: AbortSignal) {
  while (!site.runs(part) && !signal.aborted) await sleep(200);
}

async function prepareSmallDisk(site: DrillSite, minutes: number): Promise<Ground> {
  const disk = await SmallDisk.mount(site.dataDir, 512 + Math.ceil(minutes * 256));
  try {
    await disk.takeCluster(site.dataDir);
  } catch (error) {
    disk.unmount();
    throw error;
  }
  return { disk, remove: () => disk.unmount() };
}

/**
 * A third of the time as usual, a third without room, a third after room was made. Without
 * room comes twice: first too little for the next piece of the log, then none for rows.
 */
async function fillDisk(site: DrillSite, until: number, signal: AbortSignal, ground?: Ground) {
  const { disk } = ground!;
  const third = Math.max(0, until - Date.now()) / 3;
  await sleep(third, undefined, { signal });
  try {
    await disk.fill(lessThanLogPiece);
    await useUpLog(site, Date.now() + third / 2, signal);
    await disk.fill(0);
    await sleep(third / 2, undefined, { signal });
  } finally {
    await disk.free();
  }
  const freedAt = Date.now();
  await site.becomesReady(signal);
  const seconds = ((Date.now() - freedAt) / 1000).toFixed(1);
  await sleep(Math.max(0, until - Date.now()), undefined, { signal });
  return { kills: 2, notes: [`ready again ${seconds} s after room was made`] };
}

/** Makes PostgreSQL begin its next piece of the log as often as an hour of such load would. */
async function useUpLog(site: DrillSite, until: number, signal: AbortSignal): Promise<void> {
  useDatabase(await site.databaseUrl());
  while (Date.now() < until && !signal.aborted) {
    await pool.query("select pg_switch_wal()").catch(() => {});
    await sleep(200);
  }
  await closeDatabase();
}

/** Stops the whole and starts it again, as an update does. */
async function stopAgain(site: DrillSite, until: number, signal: AbortSignal): Promise<Damage> {
  let kills = 0;
  let slowest = 0;
  while (Date.now() < until && !signal.aborted) {
    await sleep(3_000 + Math.random() * 4_000);
    const begun = Date.now();
    await site.stop();
    slowest = Math.max(slowest, Date.now() - begun);
    kills += 1;
    await site.start();
  }
  return { kills, notes: [`the slowest stop took ${(slowest / 1000).toFixed(1)} s`] };
}
