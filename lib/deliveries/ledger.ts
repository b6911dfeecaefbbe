import { requirePermission, type Actor } from "../accounts/schema";
import { isUuid } from "../uuid";
import { deliveryChoices, type DeliveryChoices } from "./schema";
import {
  countHoldings,
  readChoices,
  selectLedger,
  selectNames,
  selectSupplement,
} from "./ledger-store";
import { findDelivery, type DeliveryRow } from "./store";

/** A line of the ledger: who asked for what, when, why, for whom, and how many names it held. */
export type LedgerLine = Omit<DeliveryRow, "fileKey"> & {
  /** How the admins who asked and approved are called; null for one who has left. */
  requestedBy: string | null;
  approvedBy: string | null;
  isOwn: boolean;
};

/** What a supplement brings up to date, and by how much. */
export type SupplementFacts = {
  /** The original's reference. */
  reference: string;
  added: number;
  /** The lowest of the numbers that were added. */
  first: number;
  struck: number;
};

export type LedgerPage = { lines: LedgerLine[]; next: string | null };

const linesPerPage = 50;

/** A page of the ledger, newest first. Throws `NotPermitted`. */
export async function listDeliveries(
  actor: Actor,
  { after }: { after?: string | null } = {},
): Promise<LedgerPage> {
  requirePermission(actor, "makeDeliveries");
  const rows = await selectLedger({ limit: linesPerPage + 1, after: readCursor(after) });
  const shown = rows.slice(0, linesPerPage);
  const last = shown.at(-1);
  return {
    lines: await withNames(actor, shown),
    next:
      rows.length > linesPerPage && last ? `${last.requestedAt.toISOString()}.${last.id}` : null,
  };
}

/** One delivery for its page; null when there is none such. Throws `NotPermitted`. */
export async function findLedgerLine(
  actor: Actor,
  id: string,
): Promise<(LedgerLine & { supplement: SupplementFacts | null }) | null> {
  requirePermission(actor, "makeDeliveries");
  const row = isUuid(id) ? await findDelivery(id) : null;
  if (!row) return null;
  const [line] = await withNames(actor, [row]);
  return { ...line!, supplement: await selectSupplement(row.id) };
}

/**
 * What this admin chose last, or null. Without the country: who is named is never chosen in
 * advance, and not every list may hold it. Throws `NotPermitted`.
 */
export async function recallChoices(actor: Actor): Promise<DeliveryChoices | null> {
  requirePermission(actor, "makeDeliveries");
  const parsed = deliveryChoices.safeParse(await readChoices(actor.id));
  if (!parsed.success) return null;
  const { columns, order } = parsed.data;
  return {
    ...parsed.data,
    columns: columns.filter((column) => column !== "country"),
    order: order === "country" ? "surname" : order,
  };
}

/**
 * How many lists that were made held this signer's name, or that of the notable signatory who
 * they are: for the signer's own page. Reads only.
 */
export function countDeliveriesOf(signatureId: string): Promise<number> {
  return countHoldings(signatureId);
}

async function withNames(actor: Actor, rows: DeliveryRow[]): Promise<LedgerLine[]> {
  const names = await selectNames(rows.flatMap((row) => [row.requestedById, row.approvedById]));
  return rows.map(({ fileKey: _fileKey, ...row }) => ({
    ...row,
    requestedBy: names.get(row.requestedById ?? "") ?? null,
    approvedBy: names.get(row.approvedById ?? "") ?? null,
    isOwn: row.requestedById === actor.id,
  }));
}

function readCursor(cursor: string | null | undefined): { at: Date; id: string } | null {
  const [, at, id] = /^(\d{4}-\d\d-\d\dT[\d:.]+Z)\.([0-9a-f-]{36})$/.exec(cursor ?? "") ?? [];
  if (!at || !id || !isUuid(id) || Number.isNaN(Date.parse(at))) return null;
  return { at: new Date(at), id };
}
