import { mkdir, rename } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { closeDatabase } from "@/lib/db";
import { useDatabase } from "@/lib/env";
import { makeSecretKeys } from "@/lib/secret-keys";
import { note } from "@/scripts/boot/progress.mjs";
import { onStopSignal } from "@/scripts/stop-signals";
import { runBotsDrill } from "./bots-drill";
import { Crowd } from "./crowd";
import { DrillSite } from "./drill-site";
import { faults, type Fault, type Ground } from "./faults";
import { Ledger } from "./ledger";
import { runMailDrill } from "./mail-drill";
import { MailboxFollower } from "./mailbox-follower";
import { parseOptions } from "./options";
import { describeReports, makeReport, type DrillReport } from "./report";
import { verify, waitForMails } from "./verify";

/** How long people go on after the damage, to see that everything works again. */
const aftermath = 3_000;

type Drill = { fault: Fault; minutes: number; clients: number; signal: AbortSignal };

/**
 * Runs the drills of that command line, one after another, each on a site of its own, prints
 * the table and returns whether nothing was lost, doubled or miscounted and every answer was
 * one that its fault excuses. A drill that is not possible on this machine is left out with a
 * line that says why. Only loopback; ends only processes that it started.
 */
export async function runDrills(args: string[]): Promise<boolean> {
  const { faults: names, withMail, withBots, minutes, clients } = parseOptions(args);
  const stop = new AbortController();
  onStopSignal(() => stop.abort());
  // One set for all sites of this run: what verifies reads the keys once.
  process.env.SECRET_KEYS = makeSecretKeys();
  // Whoever signs here by the domain itself is no crowd to be slowed down either.
  process.env.LIMITS = "off";
  const reports: DrillReport[] = [];
  for (const name of names) {
    if (stop.signal.aborted) break;
    note(`${faults[name].title} …`);
    const share = { minutes: minutes / names.length, clients, signal: stop.signal };
    const report = await runDrill({ fault: faults[name], ...share });
    if (report) reports.push(report);
  }
  if (withMail && !stop.signal.aborted) {
    note("a mail provider with all its faults …");
    reports.push(await runMailDrill(process.env.SECRET_KEYS, stop.signal));
  }
  if (withBots && !stop.signal.aborted) {
    note("a script that signs from a few networks …");
    reports.push(await runBotsDrill(process.env.SECRET_KEYS, stop.signal));
  }
  process.stdout.write(`\n${describeReports(reports)}\n`);
  return !stop.signal.aborted && reports.every(({ failures }) => failures.length === 0);
}

async function runDrill(drill: Drill): Promise<DrillReport | null> {
  const site = await DrillSite.prepare(process.env.SECRET_KEYS!);
  let ground: Ground | undefined;
  let report: DrillReport | null = null;
  try {
    try {
      ground = await drill.fault.prepare?.(site, drill.minutes);
    } catch (error) {
      note(`${drill.fault.title} is left out: ${(error as Error).message}`);
      return null;
    }
    await site.start();
    report = await damageUnderLoad(site, drill, ground);
    return report;
  } finally {
    await closeDatabase().catch(() => {});
    await site.stop();
    if (report?.failures.length !== 0) await keepEvidence(site);
    ground?.remove();
    await site.remove();
  }
}

async function damageUnderLoad(
  site: DrillSite,
  { fault, minutes, clients, signal }: Drill,
  ground?: Ground,
): Promise<DrillReport> {
  const ledger = new Ledger(join(site.dataDir, "attempts.ndjson"));
  const mailbox = new MailboxFollower(join(site.dataDir, "mailbox"));
  const begun = Date.now();
  const crowd = new Crowd(site, ledger, mailbox, clients);
  try {
    const damage = await fault.run(site, begun + minutes * 60_000, signal, ground);
    await site.becomesReady(signal);
    const before = ledger.counts.acknowledged;
    await sleep(aftermath);
    await crowd.goHome();
    const seconds = (Date.now() - begun) / 1000;
    const acknowledgedAfter = ledger.counts.acknowledged - before;
    useDatabase(await site.databaseUrl());
    const mailsWentOut = await waitForMails(signal);
    await mailbox.finish();
    const verdict = await verify(ledger, mailbox);
    const facts = { fault, ledger, damage, verdict, seconds, mailsWentOut, acknowledgedAfter };
    return makeReport(facts);
  } finally {
    await crowd.goHome();
    await mailbox.finish().catch(() => {});
    await ledger.close();
  }
}

/** What clients saw and what the site printed, for whoever looks for the reason. */
async function keepEvidence(site: DrillSite): Promise<void> {
  const folder = join(tmpdir(), `undersigned-drill-evidence-${process.pid}`);
  await mkdir(folder, { recursive: true, mode: 0o700 });
  for (const name of ["attempts.ndjson", "site.log", "postgres.log"]) {
    await rename(join(site.dataDir, name), join(folder, `${Date.now()}-${name}`)).catch(() => {});
  }
  note(`the log of the clients and of the site is in ${folder}`);
}
