import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { pool } from "@/lib/db";
import { runWorker } from "@/lib/jobs";
import { deliverMails } from "@/lib/mail";
import { makeLocalTransport } from "@/lib/mail/local-mailbox";
import type { MailTransport, OutgoingMail } from "@/lib/mail/schema";
import { note } from "@/scripts/boot/progress.mjs";
import { median, percentile } from "../figures";
import type { Row, Rounds } from "../interleave";
import { makePending } from "../pending";
import type { Stage } from "../stage";

const mailsInRound = 6_000;
/** As many as a flush of signing puts into a job at most. */
const mailsInBatch = 64;

/**
 * How many mails a second the worker renders and hands over to the local mailbox, from jobs as
 * signing leaves them, beside the same mailbox given mails that are rendered already.
 */
export async function benchMail(stage: Stage, { rounds }: Rounds): Promise<Row[]> {
  const folder = await mkdtemp(join(tmpdir(), "bench-mail-"));
  process.env.DATA_DIR = folder;
  const database = await stage.makeDatabase("mail");
  try {
    return await stage.onDatabase(database, () => measure(folder, rounds));
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function measure(folder: string, rounds: number): Promise<Row[]> {
  const sample = await renderSample();
  const worker: number[] = [];
  const sink: number[] = [];
  const waits: number[] = [];
  for (let round = 0; round <= rounds; round += 1) {
    await makePending(mailsInRound, `mail-${round}`);
    const drained = await timeWorker();
    const bare = await timeSink(join(folder, "bare"), sample);
    // The first round opens connections and compiles.
    if (round === 0) continue;
    worker.push(drained.perSecond);
    sink.push(bare);
    waits.push(...drained.waits);
  }
  note(`worker: ${worker.map(Math.round).join(", ")} mails a second`);
  const sorted = waits.sort((a, b) => a - b);
  return [
    {
      case: `worker, ${mailsInRound.toLocaleString("en")} mails to the local mailbox`,
      perSecond: Number(median(worker).toFixed(1)),
      p50: Number(median(sorted).toFixed(2)),
      p99: Number(percentile(sorted, 0.99).toFixed(2)),
      baseline: "bare-sink",
      ratio: Number(median(worker.map((speed, n) => speed / sink[n]!)).toFixed(3)),
    },
  ];
}

/** From the worker's start to the last mail; `waits` is what each mail waited of that. */
async function timeWorker(): Promise<{ perSecond: number; waits: number[] }> {
  await pool.query("update mail_message set created_at = clock_timestamp() where state = 'queued'");
  const begun = performance.now();
  const worker = await runWorker();
  const waiting = "select count(*)::int as count from mail_message where state = 'queued'";
  while ((await pool.query(waiting)).rows[0].count > 0) await sleep(20);
  const seconds = (performance.now() - begun) / 1000;
  await worker.stop();
  const { rows } = await pool.query(
    `with done as (delete from mail_message returning *)
     select greatest(0, extract(epoch from sent_at - created_at) * 1000)::float8 as wait from done`,
  );
  return { perSecond: rows.length / seconds, waits: rows.map(({ wait }) => wait) };
}

async function timeSink(folder: string, sample: OutgoingMail): Promise<number> {
  const transport = makeLocalTransport(folder);
  const begun = performance.now();
  for (let sent = 0; sent < mailsInRound; sent += mailsInBatch) {
    const batch = Array.from({ length: mailsInBatch }, (_, n) => ({
      ...sample,
      id: `${sent + n}`,
    }));
    await transport.send(batch, "");
  }
  return mailsInRound / ((performance.now() - begun) / 1000);
}

/** One mail as the worker writes it. */
async function renderSample(): Promise<OutgoingMail> {
  await makePending(1, "sample");
  const taken: OutgoingMail[] = [];
  const keep: MailTransport = {
    name: "keep",
    largestBatch: 1,
    callsPerSecond: null,
    claimSeconds: null,
    async send(batch) {
      taken.push(...batch);
      const results = batch.map(
        ({ id }) => ({ id, outcome: "accepted", providerId: null }) as const,
      );
      return { outcome: "answered", results };
    },
  };
  const { rows } = await pool.query("select id from mail_message");
  await deliverMails([rows[0].id], { now: new Date(), transport: keep });
  return taken[0]!;
}
