import { Agent } from "node:http";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { closeDatabase } from "@/lib/db";
import { useDatabase } from "@/lib/env";
import { hiddenControls, type ChallengeAnswer } from "@/lib/limits/schema";
import { paths } from "@/lib/paths";
import { findTallyDrift } from "@/lib/signing";
import { median } from "@/tests/bench/figures";
import { DrillSite } from "./drill-site";
import { MailboxFollower } from "./mailbox-follower";
import { postForm } from "./post-form";
import type { DrillReport } from "./report";
import { keyOf, readSignatures, waitForMails } from "./verify";

const posts = 5_000;
const botsAtOnce = 64;
const botNetworks = ["203.0.113.7", "198.51.100.8", "192.0.2.9", "2001:db8:bad::1", "203.0.112.10"];
const people = 12;
/** What a network may send before anything is asked of it (`network-proof` in lib/limits/rates.ts). */
const freeOfEachNetwork = 20;
const mostOfScript = botNetworks.length * freeOfEachNetwork;
/** Longer no run may take; what is not sent by then is left out. */
const longestAttack = 200_000;

const slug = "british";
const path = paths.statement("en", slug);

type Run = {
  site: DrillSite;
  agent: Agent;
  answers: { acknowledged: number; refused: number; broken: number };
  /** Answers that nothing here excuses. */
  wrong: string[];
  /** Addresses that were thanked. */
  thanked: string[];
  /** Addresses of people, all of whom have to get through. */
  persons: string[];
  /** Milliseconds from a person's form to the thanks. */
  took: number[];
};

/**
 * A script signs 5,000 times as fast as it can from five networks, each time with a mailbox of
 * its own, and follows every mail that it gets. Beside it a few people elsewhere sign as people
 * do. The script must bring proof of work and quarantine upon its networks and count for next to
 * nothing; the people must notice none of it.
 */
export async function runBotsDrill(secretKeys: string, signal: AbortSignal): Promise<DrillReport> {
  const site = await DrillSite.prepare(secretKeys, { LIMITS: "on", TRUST_PROXY: "1" });
  const agent = new Agent({ keepAlive: true, maxSockets: 2 * botsAtOnce });
  const answers = { acknowledged: 0, refused: 0, broken: 0 };
  const run: Run = { site, agent, answers, wrong: [], thanked: [], persons: [], took: [] };
  const mailbox = new MailboxFollower(join(site.dataDir, "mailbox"));
  try {
    await site.start();
    const begun = Date.now();
    await Promise.all([attack(run, signal), signAsPeople(run, signal)]);
    const seconds = (Date.now() - begun) / 1000;
    const asked = await Promise.all(
      [...botNetworks, networkOf(0)].map((each) => isAsked(run, each)),
    );
    useDatabase(await site.databaseUrl());
    const mailsWentOut = await waitForMails(signal);
    await mailbox.finish();
    await confirmAll(run, mailbox);
    return await makeReport(run, { seconds, mailsWentOut, asked });
  } finally {
    await mailbox.finish().catch(() => {});
    agent.destroy();
    await closeDatabase().catch(() => {});
    await site.stop();
    await site.remove();
  }
}

async function attack(run: Run, signal: AbortSignal): Promise<void> {
  const end = Date.now() + longestAttack;
  let next = 0;
  const bot = async () => {
    while (next < posts && Date.now() < end && !signal.aborted) {
      const n = next++;
      const body = formOf(`bot-${n}@farm-${n % 40}.example`, "Bot Botson");
      // A script fills in what it finds, also what people do not see.
      body.set(hiddenControls.trap, "https://example.org/");
      await send(run, body, botNetworks[n % botNetworks.length]!);
    }
  };
  await Promise.all(Array.from({ length: botsAtOnce }, bot));
}

/** One after another, from networks of their own, while the script is at work. */
async function signAsPeople(run: Run, signal: AbortSignal): Promise<void> {
  for (let n = 0; n < people && !signal.aborted; n += 1) {
    const page = await fetch(run.site.origin + path, {
      headers: { "x-forwarded-for": networkOf(n) },
      signal: AbortSignal.timeout(20_000),
    });
    const html = await page.text();
    const [, formTime = ""] = /name="form-time" value="([^"]+)"/.exec(html) ?? [];
    const email = `person-${n}@example.org`;
    run.persons.push(email);
    if (await isAsked(run, networkOf(n))) run.wrong.push("a person was asked for proof of work");
    const body = formOf(email, "Anna Example");
    body.set(hiddenControls.formTime, formTime);
    const begun = performance.now();
    await send(run, body, networkOf(n));
    run.took.push(performance.now() - begun);
    await sleep(500);
  }
}

const networkOf = (person: number) => `100.64.${person}.7`;

function formOf(email: string, name: string): URLSearchParams {
  return new URLSearchParams({ name, email, visibility: "name", consent: "on" });
}

async function send(run: Run, body: URLSearchParams, network: string): Promise<void> {
  const { answer, detail } = await postForm(run.site, run.agent, path, body.toString(), network);
  if (answer === "acknowledged") run.thanked.push(body.get("email")!);
  if (answer !== "wrong") run.answers[answer] += 1;
  else if (detail.startsWith("429")) run.answers.refused += 1;
  else run.wrong.push(`unexpected answer: ${detail}`);
}

/** Whether the site asks a visitor from there for a proof of work. */
async function isAsked({ site }: Run, network: string): Promise<boolean> {
  const answer = await fetch(site.origin + paths.apiChallenge(), {
    headers: { "x-forwarded-for": network },
    signal: AbortSignal.timeout(20_000),
  });
  return ((await answer.json()) as ChallengeAnswer).required;
}

/** Everybody follows the mail that they got, the script too. */
async function confirmAll({ site, agent, wrong }: Run, mailbox: MailboxFollower): Promise<void> {
  for (let link = mailbox.takeLink(); link; link = mailbox.takeLink()) {
    const { detail, answer } = await postForm(site, agent, link.path, "decision=confirm");
    if (answer !== "acknowledged") wrong.push(`unexpected answer to a confirmation: ${detail}`);
  }
}

type Found = { seconds: number; mailsWentOut: boolean; asked: boolean[] };

/** What the database says came of it. */
type Outcome = {
  lost: number;
  doubled: number;
  drift: number;
  quarantined: number;
  /** Signatures that count: of people elsewhere, and of the script. */
  through: number;
  bots: number;
};

async function findOutcome({ thanked, persons }: Run): Promise<Outcome> {
  const rows = await readSignatures();
  const keys = new Set(rows.map(({ key }) => key));
  const counted = rows.filter(({ state, quarantined }) => state === "confirmed" && !quarantined);
  const keysOfPeople = new Set(persons.map((email) => keyOf(slug, email)));
  const through = counted.filter(({ key }) => keysOfPeople.has(key)).length;
  return {
    lost: thanked.filter((email) => !keys.has(keyOf(slug, email))).length,
    doubled: rows.length - keys.size,
    drift: Object.values(await findTallyDrift()).reduce((sum, part) => sum + part, 0),
    quarantined: rows.filter(({ quarantined }) => quarantined).length,
    through,
    bots: counted.length - through,
  };
}

function listFailures({ wrong }: Run, outcome: Outcome, { asked, mailsWentOut }: Found): string[] {
  const { lost, doubled, drift, quarantined, through, bots } = outcome;
  const [elsewhere, ...there] = asked.toReversed();
  return [
    ...(lost ? [`lost: ${lost} × thanked, not stored`] : []),
    ...(doubled ? [`doubled: ${doubled} × signatures of one person`] : []),
    ...(drift ? [`drift: ${drift}`] : []),
    ...new Set(wrong),
    ...(through === people ? [] : [`of ${people} people elsewhere ${through} were counted`]),
    ...(bots <= mostOfScript ? [] : [`${bots} of the script count, at most ${mostOfScript} may`]),
    ...(there.every(Boolean) ? [] : ["a network of the script is not asked for proof of work"]),
    ...(elsewhere ? ["people elsewhere are asked for proof of work"] : []),
    ...(quarantined > 0 ? [] : ["nothing was quarantined"]),
    ...(mailsWentOut ? [] : ["mails still wait"]),
  ];
}

async function makeReport(run: Run, found: Found): Promise<DrillReport> {
  const { answers, wrong, took } = run;
  const outcome = await findOutcome(run);
  const { lost, doubled, drift, quarantined, through, bots } = outcome;
  const attempts = answers.acknowledged + answers.refused + answers.broken + wrong.length;
  const seconds = Math.round(found.seconds);
  const perSecond = Math.round(attempts / found.seconds);
  const held = await readMeasure(run.site, "held");
  return {
    row: { fault: "bots", seconds, attempts, ...answers, kills: 0, lost, doubled, drift },
    notes: [
      `${attempts} attempts (${perSecond} a second): ${answers.acknowledged} taken, ${answers.refused} refused`,
      `of those taken: ${held} without a mail, ${quarantined} quarantined; counted: ${bots} of the script (at most ${mostOfScript})`,
      `people elsewhere: ${through} of ${people} counted, thanked within ${median(took).toFixed(0)} ms (median)`,
    ],
    failures: listFailures(run, outcome, found),
  };
}

/** A number of what the limits did, as monitoring reads it. */
async function readMeasure({ origin }: DrillSite, what: string): Promise<number> {
  const text = await (await fetch(`${origin}/metrics`)).text();
  const found = new RegExp(`^undersigned_limits_total\\{what="${what}"\\} (\\d+)`, "m").exec(text);
  return Number(found?.[1] ?? NaN);
}
