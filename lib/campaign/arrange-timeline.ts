import { requirePermission, type Actor } from "../accounts/schema";
import { recordAudit } from "../audit";
import type { AuditAction } from "../audit/schema";
import { withTransaction, type Transaction } from "../db";
import { lockEntry, lockTimeline, type LockedEntry } from "./timeline-store";

type At = { now: Date };

/**
 * Moves an entry one place among those of its day, seen from how they stand at this moment:
 * whoever else moves at the same time, no place is lost or taken twice. Throws `NotPermitted`.
 */
export function moveEntry(
  actor: Actor,
  { id, step }: { id: string; step: "up" | "down" },
  { now }: At,
): Promise<{ outcome: "moved" | "at_the_end" | "unknown" }> {
  requirePermission(actor, "editUpdates");
  return onEntry(id, async (transaction, entry) => {
    if (entry.isRemoved) return { outcome: "unknown" };
    const { rows } = await transaction.query<{ id: string; position: number }>(
      `select other.id, other.position from timeline_entry one
       join timeline_entry other on other.campaign_id = one.campaign_id and other.date = one.date
       where one.id = $1 and other.removed_at is null order by other.position`,
      [id],
    );
    const from = rows.findIndex((row) => row.id === id);
    const own = rows[from]!;
    const other = rows[from + (step === "up" ? -1 : 1)];
    if (!other) return { outcome: "at_the_end" };
    await swap(transaction, own, other);
    await audit(transaction, actor, "timeline_entry.moved", id, now);
    return { outcome: "moved" };
  });
}

/** Not two may have one position even for a moment: below zero nobody stands. */
async function swap(transaction: Transaction, one: Placed, other: Placed): Promise<void> {
  const put = (id: string, position: number) =>
    transaction.query("update timeline_entry set position = $2 where id = $1", [id, position]);
  await put(one.id, -one.position);
  await put(other.id, one.position);
  await put(one.id, other.position);
}

type Placed = { id: string; position: number };

/** Takes an entry away; for seven days that can be undone. Throws `NotPermitted`. */
export function removeEntry(
  actor: Actor,
  id: string,
  { now }: At,
): Promise<{ outcome: "removed" | "unknown" }> {
  requirePermission(actor, "editUpdates");
  return onEntry(id, async (transaction, entry) => {
    if (entry.isRemoved) return { outcome: "unknown" };
    await transaction.query("update timeline_entry set removed_at = $2 where id = $1", [id, now]);
    await audit(transaction, actor, "timeline_entry.removed", id, now);
    return { outcome: "removed" };
  });
}

/** Puts a removed entry back where and as it was. Whoever presses twice finds it done. Throws `NotPermitted`. */
export function restoreEntry(
  actor: Actor,
  id: string,
  { now }: At,
): Promise<{ outcome: "restored" | "unknown" }> {
  requirePermission(actor, "editUpdates");
  return onEntry(id, async (transaction, entry) => {
    if (!entry.isRemoved) return { outcome: "restored" };
    await transaction.query("update timeline_entry set removed_at = null where id = $1", [id]);
    await audit(transaction, actor, "timeline_entry.restored", id, now);
    return { outcome: "restored" };
  });
}

/** Takes an entry off the public pages; it stays as a draft. Throws `NotPermitted`. */
export function unpublishEntry(
  actor: Actor,
  id: string,
  { now }: At,
): Promise<{ outcome: "unpublished" | "unknown" }> {
  requirePermission(actor, "editUpdates");
  return onEntry(id, async (transaction, entry) => {
    if (entry.isRemoved || !entry.isPublished) return { outcome: "unknown" };
    await transaction.query(
      "update timeline_entry set published_at = null, revision = revision + 1 where id = $1",
      [id],
    );
    await audit(transaction, actor, "timeline_entry.unpublished", id, now);
    return { outcome: "unpublished" };
  });
}

/** Publishes an entry as it is, with those languages that it has. Throws `NotPermitted`. */
export function publishEntry(
  actor: Actor,
  id: string,
  { now }: At,
): Promise<{ outcome: "published" | "no_source" | "unknown" }> {
  requirePermission(actor, "editUpdates");
  return onEntry(id, async (transaction, entry) => {
    if (entry.isRemoved) return { outcome: "unknown" };
    if (entry.isPublished) return { outcome: "published" };
    if (!entry.hasSource) return { outcome: "no_source" };
    await transaction.query(
      "update timeline_entry set published_at = $2, revision = revision + 1 where id = $1",
      [id, now],
    );
    await audit(transaction, actor, "timeline_entry.published", id, now);
    return { outcome: "published" };
  });
}

async function onEntry<Outcome extends { outcome: string }>(
  id: string,
  work: (transaction: Transaction, entry: LockedEntry) => Promise<Outcome>,
): Promise<Outcome | { outcome: "unknown" }> {
  return withTransaction(async (transaction) => {
    await lockTimeline(transaction);
    const entry = await lockEntry(transaction, id);
    return entry ? work(transaction, entry) : { outcome: "unknown" };
  });
}

function audit(
  transaction: Transaction,
  actor: Actor,
  action: AuditAction,
  subjectId: string,
  at: Date,
): Promise<void> {
  return recordAudit({ actorId: actor.id, action, subjectId, at }, transaction);
}
