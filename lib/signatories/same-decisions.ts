import type { Actor } from "../accounts/schema";
import type { Transaction } from "../db";
import { linkOnBoard, tellApartOnBoard } from "./link";
import { findMatches } from "./matches";
import type { SteppedRow } from "./notable-store";
import type { MatchingSignature } from "./notable-types";

type Decisions = {
  /**
   * Entries with a signature of the same name that nothing was said about, and those that were
   * said to be one of a signature which is none of these (any longer).
   */
  undecided: string[];
  /**
   * Does what was said of an entry: links it, or keeps that they are two people. False where
   * the signature has become another entry's or is not shown any longer.
   */
  settle: (actor: Actor, row: SteppedRow, now: Date) => Promise<boolean>;
};

/**
 * What was said of signatures under the names of these entries: `same` names by entry the
 * signature that is the same person's, or says `another`. Under the board's lock.
 */
export async function findDecisions(
  transaction: Transaction,
  rows: SteppedRow[],
  same: Record<string, string>,
): Promise<Decisions> {
  const matches = await findAllMatches(transaction, rows);
  const given = new Map(Object.entries(same));
  const isDecided = ({ id, signatureId }: SteppedRow) => {
    const [said, found] = [given.get(id), matches.get(id) ?? []];
    if (!said) return found.length === 0;
    return said === "another" || said === signatureId || found.some((one) => one.id === said);
  };
  return {
    undecided: rows.flatMap((row) => (isDecided(row) ? [] : [row.id])),
    settle: async (actor, { id, statementId }, now) => {
      const found = matches.get(id);
      if (!found) return true;
      const signatureId = given.get(id)!;
      if (signatureId === "another") {
        const signatureIds = found.map((signature) => signature.id);
        await tellApartOnBoard(transaction, actor, { id, signatureIds }, now);
        return true;
      }
      const link = { id, signatureId, statementId };
      return (await linkOnBoard(transaction, actor, link, now)).outcome === "linked";
    },
  };
}

async function findAllMatches(transaction: Transaction, rows: SteppedRow[]) {
  const unlinked = rows.filter(({ signatureId }) => !signatureId);
  const all = new Map<string, MatchingSignature[]>();
  for (const statementId of new Set(unlinked.map((row) => row.statementId))) {
    const ofIt = unlinked.filter((row) => row.statementId === statementId);
    for (const [id, found] of await findMatches(transaction, statementId, ofIt)) all.set(id, found);
  }
  return all;
}
