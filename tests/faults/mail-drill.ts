import { Agent } from "node:http";
import { setTimeout as sleep } from "node:timers/promises";
import { closeDatabase, pool } from "@/lib/db";
import { useDatabase } from "@/lib/env";
import { paths } from "@/lib/paths";
import { findTallyDrift } from "@/lib/signing";
import { note } from "@/scripts/boot/progress.mjs";
import { median, percentile } from "@/tests/bench/figures";
import { FakeResend, type Mood } from "@/tests/support/fake-resend";
import { DrillSite } from "./drill-site";
import type { Answer } from "./ledger";
import { mailNewsThroughAllFaults, type MailingVerdict } from "./mailing-drill";
import { postForm } from "./post-form";
import type { DrillReport } from "./report";
import { waitForMails } from "./verify";

const signers = 2_000;
const signersPerSecond = 30;

/** One stretch of the drill; `picky` refuses a batch for the sake of a few of its mails. */
type Phase = Mood | "picky";

/** Every fault, between good times with which it is compared. */
const phases = (["down", "broken", "busy", "hanging", "mute", "picky"] as const).flatMap(
  (fault): Phase[] => ["well", fault],
);

type Run = {
  site: DrillSite;
  provider: FakeResend;
  agent: Agent;
  answers: Record<Answer, number>;
  /** Addresses that were thanked. */
  thanked: string[];
  /** Milliseconds from the form to the thanks, phase by phase. */
  took: number[][];
};

/**
 * 2,000 people sign at a steady pace while the mail provider goes through all its faults.
 * Each address must have got exactly one mail to confirm, but those that the provider does
 * not take; and how long signing took must not tell in which state the provider was. Then news
 * are mailed through the same faults.
 */
export async function runMailDrill(secretKeys: string, signal: AbortSignal): Promise<DrillReport> {
  const provider = await FakeResend.start();
  const settings = { RESEND_API_KEY: "re_drill", RESEND_BASE_URL: provider.baseUrl };
  const site = await DrillSite.prepare(secretKeys, settings);
  const agent = new Agent({ keepAlive: true, maxSockets: 64 });
  const answers = { acknowledged: 0, refused: 0, broken: 0, wrong: 0 };
  const run: Run = { site, provider, agent, answers, thanked: [], took: phases.map(() => []) };
  try {
    await site.start();
    const begun = Date.now();
    await signThroughAllFaults(run, signal);
    useDatabase(await site.databaseUrl());
    const mailsWentOut = await waitForMails(signal);
    const report = await makeReport(run, (Date.now() - begun) / 1000, mailsWentOut);
    if (signal.aborted) return report;
    return withMailing(report, await mailNewsThroughAllFaults({ site, provider, signal }), begun);
  } finally {
    agent.destroy();
    await closeDatabase().catch(() => {});
    await site.stop();
    await provider.stop();
    await site.remove();
  }
}

/** One report of both parts. */
function withMailing(report: DrillReport, mailing: MailingVerdict, begun: number): DrillReport {
  const add = (column: "kills" | "lost" | "doubled") =>
    Number(report.row[column]) + mailing[column];
  const seconds = Math.round((Date.now() - begun) / 1000);
  const numbers = { kills: add("kills"), lost: add("lost"), doubled: add("doubled") };
  return {
    row: { ...report.row, seconds, ...numbers },
    notes: [...report.notes, ...mailing.notes],
    failures: [...report.failures, ...mailing.failures],
  };
}

async function signThroughAllFaults(run: Run, signal: AbortSignal): Promise<void> {
  run.provider.refuses = isRefused;
  const inPhase = Math.ceil(signers / phases.length);
  for (const [index, phase] of phases.entries()) {
    if (signal.aborted) return;
    note(`  ${phase}`);
    run.provider.mood = phase === "picky" ? "well" : phase;
    const signing: Promise<void>[] = [];
    for (let n = 0; n < inPhase; n += 1) {
      const isBad = phase === "picky" && n % 40 === 7;
      signing.push(
        signOne(run, `${isBad ? "refused" : "signer"}-${index}-${n}@example.org`, index),
      );
      await sleep(1000 / signersPerSecond);
    }
    await Promise.all(signing);
  }
  run.provider.mood = "well";
}

const isRefused = (address: string) => address.startsWith("refused-");

async function signOne({ site, agent, answers, thanked, took }: Run, email: string, phase: number) {
  const body = new URLSearchParams({
    name: "Drill Sample",
    email,
    visibility: "name",
    consent: "on",
  }).toString();
  const begun = performance.now();
  const { answer } = await postForm(site, agent, paths.statement("en", "british"), body);
  answers[answer] += 1;
  if (answer !== "acknowledged") return;
  thanked.push(email);
  took[phase]!.push(performance.now() - begun);
}

async function makeReport(run: Run, seconds: number, mailsWentOut: boolean): Promise<DrillReport> {
  const { answers, provider, thanked } = run;
  const counts = provider.countByAddress();
  const good = thanked.filter((address) => !isRefused(address));
  const lost = good.filter((address) => !counts.has(address)).length;
  const doubled = [...counts.values()].filter((count) => count > 1).length;
  const drift = Object.values(await findTallyDrift()).reduce((sum, part) => sum + part, 0);
  const bad = thanked.length - good.length;
  const failed = await countFailed();
  const attempts = Object.values(answers).reduce((sum, count) => sum + count, 0);
  const failures = [
    ...(lost ? [`lost: ${lost} × thanked, without the mail to confirm`] : []),
    ...(doubled ? [`doubled: ${doubled} × mails to one address`] : []),
    ...(failed === bad ? [] : [`${failed} mails were given up, ${bad} were refused`]),
    ...(answers.acknowledged === attempts ? [] : ["somebody was not thanked"]),
    ...(mailsWentOut ? [] : ["mails still wait"]),
    ...judgeRatio(run),
  ];
  const { acknowledged, refused, broken } = answers;
  const row = {
    fault: "mail provider",
    seconds: Math.round(seconds),
    ...{ attempts, acknowledged, refused, broken },
    kills: phases.length / 2,
    ...{ lost, doubled, drift },
  };
  return { row, notes: describe(run, bad), failures };
}

async function countFailed(): Promise<number> {
  const { rows } = await pool.query<{ failed: number }>(
    "select count(*)::int as failed from mail_message where state = 'failed'",
  );
  return rows[0]!.failed;
}

const isWell = (index: number) => phases[index] === "well";

/** Each bad time is compared with the good one before it, because the machine has moods too. */
function compareTimes({ took }: Run): number[] {
  return took.flatMap((times, index) =>
    isWell(index) ? [] : [median(times) / median(took[index - 1]!)],
  );
}

/** Between these the median of the ratios has to lie: a machine has moods, a leak has a direction. */
const [leastRatio, mostRatio] = [0.8, 1.25] as const;

function judgeRatio(run: Run): string[] {
  const ratio = median(compareTimes(run));
  if (ratio >= leastRatio && ratio <= mostRatio) return [];
  return [`signing told the provider's state: ${ratio.toFixed(2)} of the time while it was well`];
}

function describe(run: Run, bad: number): string[] {
  const { provider, took } = run;
  const ratios = compareTimes(run);
  const figures = (wanted: boolean) => {
    const times = took.filter((_, index) => isWell(index) === wanted).flat();
    const p99 = percentile(
      times.sort((a, b) => a - b),
      0.99,
    );
    return `${median(times).toFixed(1)} ms (p99 ${p99.toFixed(1)} ms)`;
  };
  return [
    `${provider.sent.length} mails in ${provider.calls.length} calls; ${bad} refused for good, as they should be`,
    `signing took ${figures(true)} while the provider was well, ${figures(false)} while it was not`,
    `ratio to the good time before, fault by fault: ${ratios.map((each) => each.toFixed(2)).join(", ")}; median ${median(ratios).toFixed(2)}`,
  ];
}
