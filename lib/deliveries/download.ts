import { requireFreshPasskey, requirePermission, type Actor } from "../accounts/schema";
import { recordAudit } from "../audit";
import { withTransaction } from "../db";
import { openFileKey, readChunks } from "./chunks";
import { deliveryCan } from "./schema";
import { markDownloaded } from "./ledger-store";
import { findDelivery, type DeliveryRow } from "./store";

export type DownloadOutcome =
  | { outcome: "file"; name: string; bytes: number; content: AsyncIterable<Buffer> }
  | { outcome: "gone" };

/**
 * A finished file for the admin who asked for it, and nobody else, within its day; every time is
 * noted. A session left open gives no names away: throws `NotPermitted`, and `PasskeyNeeded` unless
 * a passkey was shown within five minutes.
 */
export async function downloadDelivery(
  actor: Actor,
  id: string,
  { now }: { now: Date },
): Promise<DownloadOutcome> {
  requirePermission(actor, "makeDeliveries");
  requireFreshPasskey(actor, { now });
  const delivery = await findDelivery(id);
  const isThere =
    delivery &&
    delivery.requestedById === actor.id &&
    deliveryCan("download", delivery.state) &&
    delivery.expiresAt !== null &&
    delivery.expiresAt > now;
  if (!isThere || delivery.fileBytes === null) return { outcome: "gone" };
  await withTransaction(async (transaction) => {
    await markDownloaded(transaction, id, now);
    const deed = {
      actorId: actor.id,
      action: "delivery.downloaded",
      subjectId: id,
      at: now,
    } as const;
    await recordAudit(deed, transaction);
  });
  return {
    outcome: "file",
    name: `${delivery.reference}.zip`,
    bytes: delivery.fileBytes,
    content: readDeliveryFile(delivery),
  };
}

/**
 * The plain bytes of a finished delivery's file. Throws in the middle when a piece is missing
 * or was altered, so that a reader never takes half a file for a whole one.
 */
export async function* readDeliveryFile(delivery: DeliveryRow): AsyncGenerator<Buffer> {
  if (delivery.state !== "ready" || !delivery.fileKey) throw new Error("the delivery has no file");
  const key = openFileKey(delivery.id, delivery.fileKey);
  let bytes = 0;
  for await (const piece of readChunks(delivery.id, key)) {
    bytes += piece.length;
    yield piece;
  }
  if (bytes !== delivery.fileBytes) throw new Error("a piece of the delivery's file is missing");
}
