import type { Transaction } from "../db";
import { foldForSearch } from "./fold";
import { selectMatching, selectToldApart } from "./link-store";
import { nameKey, nameKeys } from "./name-keys";
import type { Localised } from "./notable-input";
import type { MatchingSignature } from "./notable-types";

type Entry = { id: string; name: Localised };
type Names = Record<string, string>;

const mostMatches = 10;

/**
 * Signatures under the name of each of these entries, which have none yet, that nobody has
 * decided about: one of them may be the same person's. Entries without any are left out.
 */
export async function findMatches(
  transaction: Transaction,
  statementId: string,
  entries: Entry[],
): Promise<Map<string, MatchingSignature[]>> {
  const foldedOf = ({ name }: Entry) => Object.values(name as Names).map(foldForSearch);
  const asked = new Set(entries.flatMap(foldedOf));
  if (asked.size === 0) return new Map();
  const found = await selectMatching(transaction, statementId, [...asked]);
  if (found.length === 0) return new Map();
  const apart = await selectToldApart(
    transaction,
    entries.map(({ id }) => id),
  );
  const decided = new Set(apart.map((pair) => `${pair.notableId} ${pair.signatureId}`));
  const matches = entries.map((entry): [string, MatchingSignature[]] => {
    const [keys, folded] = [new Set(nameKeys(entry.name as Names)), new Set(foldedOf(entry))];
    const same = found.filter((signature) => {
      if (!folded.has(signature.folded) || !keys.has(nameKey(signature.name))) return false;
      return !decided.has(`${entry.id} ${signature.id}`);
    });
    return [entry.id, toMatches(same)];
  });
  return new Map(matches.filter(([, same]) => same.length > 0));
}

function toMatches(found: MatchingSignature[]): MatchingSignature[] {
  const each = new Map(
    found.map(({ id, name, role, organisation, day }) => [
      id,
      { id, name, role, organisation, day },
    ]),
  );
  return [...each.values()].slice(0, mostMatches);
}
