import { pool } from "../db";
import { onStatement, onStatementOfCampaign } from "./lock";
import { close, hasPublishedOriginal, open } from "./open-and-close";
import { statementCan } from "./schema";

/** What was due and done. */
export type KeptTimes = { opened: number; closed: number };

/**
 * Opens and closes every statement whose time has come. What cannot open yet (the campaign is
 * closed, no text is published) waits until it can. May run as often and as many times at once as
 * one likes: each is done once, and each looks again under the lock.
 */
export async function keepStatementTimes({ now }: { now: Date }): Promise<KeptTimes> {
  const closed = await countDone(await selectDue("closes_at", now), (id) => closeIfDue(id, now));
  const opened = await countDone(await selectDue("opens_at", now), (id) => openIfDue(id, now));
  return { opened, closed };
}

async function selectDue(column: "opens_at" | "closes_at", now: Date): Promise<string[]> {
  const { rows } = await pool.query<{ id: string }>(
    `select id from statement where ${column} <= $1 and (status = 'open') = $2 order by position`,
    [now, column === "closes_at"],
  );
  return rows.map(({ id }) => id);
}

async function closeIfDue(id: string, now: Date) {
  return onStatement(id, async (statement, transaction) => {
    const isDue = statement.closesAt !== null && statement.closesAt <= now;
    if (!isDue || !statementCan.close(statement.status)) return { outcome: "not_due" as const };
    await close(null, statement, now, transaction);
    return { outcome: "done" as const };
  });
}

async function openIfDue(id: string, now: Date) {
  return onStatementOfCampaign(id, async (statement, transaction) => {
    const { opensAt, closesAt, status, isCampaignClosed } = statement;
    const isDue = opensAt !== null && opensAt <= now && !(closesAt && closesAt <= now);
    if (!isDue || isCampaignClosed || !statementCan.open(status)) {
      return { outcome: "not_due" as const };
    }
    if (!(await hasPublishedOriginal(id, transaction))) return { outcome: "not_due" as const };
    await open(null, statement, now, transaction);
    return { outcome: "done" as const };
  });
}

async function countDone(
  ids: string[],
  work: (id: string) => Promise<{ outcome: string }>,
): Promise<number> {
  let done = 0;
  for (const id of ids) if ((await work(id)).outcome === "done") done += 1;
  return done;
}
