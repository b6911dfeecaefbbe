import { requirePermission, type Actor } from "@/lib/accounts/schema";
import { pool } from "@/lib/db";
import { env } from "@/lib/env";
import { countRetry } from "./retry";
import {
  fateDays,
  type GivenUpMails,
  type MailSummary,
  type PausedMailing,
  type WaitingMails,
} from "./schema";

const dayInMs = 86_400_000;
/** More kinds of failure than anybody reads; the numbers by purpose stay whole. */
const mostReasons = 50;

/**
 * How the mail goes, for organisers: what waits and since when, what was given up and why, when
 * a provider wants to be asked again, what providers told. Numbers, moments and codes; nothing
 * of anybody. Throws `NotPermitted`.
 */
export async function summariseMail(actor: Actor, { now }: { now: Date }): Promise<MailSummary> {
  requirePermission(actor, "seeOverview");
  const [waiting, pausedMailings, givenUp, pauses, fates, retry] = await Promise.all([
    findWaiting(now),
    findPausedMailings(),
    findGivenUp(),
    findPauses(now),
    findFates(now),
    countRetry(now),
  ]);
  const { mailTransport } = env;
  return {
    transport: { name: mailTransport, isReal: mailTransport !== "local" },
    waiting,
    pausedMailings,
    givenUp,
    pauses,
    fates,
    retry,
  };
}

/** Mails of paused mailings are not in a hurry: they stand apart, as `isHeld`. */
async function findWaiting(now: Date): Promise<WaitingMails[]> {
  const { rows } = await pool.query<WaitingMails>(
    `select purpose, count(*)::int as count, min(created_at) as since,
       state = 'held' as "isHeld", count(*) filter (where attempts > 0)::int as tried,
       min(not_before) filter (where attempts > 0 and not_before > $1) as "nextAttemptAt"
     from mail_message where state in ('queued', 'held')
     group by purpose, state order by state, min(created_at)`,
    [now],
  );
  return rows;
}

async function findPausedMailings(): Promise<PausedMailing[]> {
  const { rows } = await pool.query<PausedMailing>(
    `select id, title from "update"
     where mailing_paused_at is not null and mailing_cancelled_at is null
     order by mailing_paused_at, id`,
  );
  return rows;
}

async function findGivenUp(): Promise<GivenUpMails[]> {
  const { rows } = await pool.query<GivenUpMails>(
    `select purpose, last_error as reason, count(*)::int as count
     from mail_message where state = 'failed'
     group by purpose, last_error order by count(*) desc, purpose, last_error limit $1`,
    [mostReasons],
  );
  return rows;
}

async function findPauses(now: Date): Promise<MailSummary["pauses"]> {
  const { rows } = await pool.query<MailSummary["pauses"][number]>(
    `select transport, paused_until as until, reason from mail_gate
     where paused_until > $1 order by transport`,
    [now],
  );
  return rows;
}

async function findFates(now: Date): Promise<MailSummary["fates"]> {
  const since = new Date(now.getTime() - (fateDays - 1) * dayInMs).toISOString().slice(0, 10);
  const { rows } = await pool.query<MailSummary["fates"][number]>(
    `select fate, sum(count)::int as count from mail_fate_count where day >= $1::date
     group by fate order by fate`,
    [since],
  );
  return rows;
}
