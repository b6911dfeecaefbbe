import { fingerprint } from "../privacy";
import type { Transaction } from "../db";
import { nameKeys } from "./name-keys";
import { pickText, type Locale } from "../i18n/schema";
import type { Localised } from "./notable-input";
import { selectNames } from "./notable-store";
import type { SamePerson } from "./notable-types";

/**
 * Keyed hashes of a name in all its spellings, for the list of those who were taken off: it
 * tells a later import that somebody was there, and nobody else who it was.
 */
export function hashNames(statementId: string, name: Localised): Buffer[] {
  return nameKeys(name as Record<string, string>).map((key) =>
    fingerprint(`notable:${statementId}:${key}`),
  );
}

/**
 * Who stands on the board under the same name, or was taken off at their wish; null for
 * nobody. Under the board's lock, so that two who add one person at once do not both pass.
 */
export async function findSamePerson(
  transaction: Transaction,
  { statementId, name, locale }: { statementId: string; name: Localised; locale: Locale },
): Promise<SamePerson | null> {
  const keys = new Set(nameKeys(name as Record<string, string>));
  const known = await selectNames(transaction, statementId);
  const entries = known
    .filter((entry) => nameKeys(entry.name as Record<string, string>).some((key) => keys.has(key)))
    .map((entry) => ({ id: entry.id, name: pickText(entry.name, locale) ?? "" }));
  const removedAtWish = await wasRemovedAtWish(transaction, hashNames(statementId, name));
  return entries.length > 0 || removedAtWish
    ? { outcome: "same_person", entries, removedAtWish }
    : null;
}

async function wasRemovedAtWish(transaction: Transaction, hashes: Buffer[]): Promise<boolean> {
  const { rowCount } = await transaction.query(
    "select from notable_removal where name_hashes && $1::bytea[] limit 1",
    [hashes],
  );
  return (rowCount ?? 0) > 0;
}

/** Which of these hashes belong to people who were taken off at their wish, as hex. */
export async function selectRemovedHashes(
  transaction: Transaction,
  statementId: string,
): Promise<Set<string>> {
  const { rows } = await transaction.query<{ hash: Buffer }>(
    "select unnest(name_hashes) as hash from notable_removal where statement_id = $1",
    [statementId],
  );
  return new Set(rows.map(({ hash }) => hash.toString("hex")));
}
