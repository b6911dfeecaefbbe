import { pool } from "../db";
import { onStatement, onStatementOfCampaign } from "./lock";
import { close, hasPublishedOriginal, open } from "./open-and-close";
import { statementCan } from "./schema";

/** What was due and done. */
export type KeptTimes = { opened: number; closed: number };

/**
 * Opens and closes every statement whose time has come. What should have opened and closed while
 * nobody looked does both at once: it ends closed, as of the times that were planned, and the log has both. What cannot open yet (no
 * text is published) waits until it can; closing the campaign cancels what is planned. May run as often and as many times at once as
 * one likes: each is done once, and each looks again under the lock.
 */
export async function keepStatementTimes({ now }: { now: Date }): Promise<KeptTimes> {
  const kept: KeptTimes = { opened: 0, closed: 0 };
  const count = (done: Done) => {
    if (done === "closed" || done === "both") kept.closed += 1;
    if (done === "opened" || done === "both") kept.opened += 1;
  };
  for (const id of await selectDue("closes_at", now)) count(await closeIfDue(id, now));
  for (const id of await selectDue("opens_at", now)) count(await openIfDue(id, now));
  return kept;
}

type Done = "opened" | "closed" | "both" | "not_due";

async function selectDue(column: "opens_at" | "closes_at", now: Date): Promise<string[]> {
  const { rows } = await pool.query<{ id: string }>(
    `select id from statement where ${column} <= $1 and (status = 'open') = $2 order by position`,
    [now, column === "closes_at"],
  );
  return rows.map(({ id }) => id);
}

async function closeIfDue(id: string, now: Date): Promise<Done> {
  const closing = await onStatement(id, async (statement, transaction) => {
    const isDue = statement.closesAt !== null && statement.closesAt <= now;
    if (!isDue || !statementCan.close(statement.status)) return { outcome: "not_due" as const };
    await close(null, statement, now, transaction);
    return { outcome: "closed" as const };
  });
  return closing.outcome === "closed" ? "closed" : "not_due";
}

async function openIfDue(id: string, now: Date): Promise<Done> {
  const opening = await onStatementOfCampaign(id, async (statement, transaction) => {
    const { opensAt, closesAt, status, isCampaignClosed } = statement;
    const isDue = opensAt !== null && opensAt <= now;
    const notDue = { outcome: "not_due" as const };
    if (!isDue || isCampaignClosed || !statementCan.open(status)) return notDue;
    const isOver = closesAt !== null && closesAt <= now;
    // What nobody could have signed in its time was never open, and does not become so.
    const readable = await hasPublishedOriginal(id, transaction, isOver ? closesAt : now);
    if (!readable) return notDue;
    await open(null, statement, isOver ? { now, openedAt: opensAt } : { now }, transaction);
    if (!isOver) return { outcome: "opened" as const };
    // A moment later, so that the log tells them in their order.
    await close(null, { ...statement, status: "open" }, new Date(now.getTime() + 1), transaction);
    return { outcome: "both" as const };
  });
  return opening.outcome === "unknown" ? "not_due" : opening.outcome;
}
