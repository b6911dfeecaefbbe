import { lineFingerprint } from "./line-fingerprint";
import type { LongConnection } from "../db";
import type { ShownNotable } from "./notables";
import { listPeople, type PeopleOrder, type Person } from "./people";
import type { Selection } from "./selection";
import { findChain, keepFresh, strikeOut, type Item } from "./supplement";

type Freeze = {
  deliveryId: string;
  /** Set for a supplement. */
  originalId: string | null;
  selection: Selection;
  notables: ShownNotable[];
  by: PeopleOrder;
  /** Told of each batch; throwing ends the work. */
  onProgress: (rows: number) => Promise<void>;
};

/** Which numbers a delivery gives: `first` is the lowest of them. */
export type Frozen = { first: number; count: number; struck: number };

/**
 * Gives every name of a delivery its running number, notable signatories first, and writes down
 * which row stands under which number, without the names. Every file of the delivery is made
 * from these numbers within the same transaction, so that all of them agree. In a supplement the
 * numbers go on from those handed over before, and only what is new gets one.
 */
export async function freezeNames(connection: LongConnection, freeze: Freeze): Promise<Frozen> {
  const { deliveryId, originalId, selection, notables, by, onProgress } = freeze;
  const chain = originalId ? await findChain(connection, originalId) : null;
  const before = chain?.lastNumber ?? 0;
  let number = before;
  const write = async (items: Item[]) => {
    const fresh = chain && items.length > 0 ? await keepFresh(connection, chain, items) : items;
    await insertItems(connection, deliveryId, number, fresh);
    number += fresh.length;
    await onProgress(items.length);
  };
  await write(notables.map(toNotableItem));
  for await (const people of listPeople(connection, selection, by)) await write(people.map(toItem));
  const struck = chain ? await strikeOut(connection, deliveryId, chain) : 0;
  // The files read the numbers next; the server should know how many there are.
  await connection.query("ANALYZE delivery_item");
  return { first: before + 1, count: number - before, struck };
}

function toNotableItem(notable: ShownNotable): Item {
  const line = lineFingerprint(notable);
  return { signatureId: null, notableId: notable.id, revision: null, line };
}

function toItem({ id, revision, line }: Person): Item {
  return { signatureId: id, notableId: null, revision, line };
}

async function insertItems(
  connection: LongConnection,
  deliveryId: string,
  before: number,
  items: Item[],
): Promise<void> {
  if (items.length === 0) return;
  await connection.query({
    name: "insert-delivery-items",
    text: `INSERT INTO delivery_item (delivery_id, number, signature_id, notable_id, revision, line)
      SELECT $1, $2 + place, signature_id, notable_id, revision, line
      FROM unnest($3::uuid[], $4::uuid[], $5::integer[], $6::bytea[])
        WITH ORDINALITY AS item (signature_id, notable_id, revision, line, place)`,
    values: [
      deliveryId,
      before,
      items.map(({ signatureId }) => signatureId),
      items.map(({ notableId }) => notableId),
      items.map(({ revision }) => revision),
      items.map(({ line }) => line),
    ],
  });
}
