import { pickText, type Locale } from "../i18n/schema";
import type { ImportRow } from "./import-rows";
import { isSimilarKey, nameKeys } from "./name-keys";
import { parseWording, type NotableFault, type NotableWording } from "./notable-input";
import type { NamedEntry } from "./notable-store";

/** Why a row may be somebody who is there already. `similar` is a hint; the others need a decision. */
export type RowClash =
  | { kind: "on_board"; name: string }
  | { kind: "in_list"; key: string }
  | { kind: "removed_at_wish" }
  | { kind: "similar"; name: string };

export type JudgedRow = ImportRow & {
  wording: NotableWording | null;
  faults: NotableFault[];
  clashes: RowClash[];
  /** Included, and somebody has to decide whether it is the same person. */
  isUndecided: boolean;
  /** Included, and no category of the board has been chosen; `categoryId` is empty. */
  isUnplaced: boolean;
};

export type KnownPeople = {
  entries: NamedEntry[];
  /** Whether somebody of this name was taken off at their wish. */
  wasRemoved: (name: NotableWording["name"]) => boolean;
  categoryIds: Set<string>;
  locale: Locale;
};

/**
 * Judges every row of a draft against the rules of what is printed, against the board, and
 * against the rows above it.
 */
export function judgeRows(rows: ImportRow[], known: KnownPeople): JudgedRow[] {
  const board = known.entries.flatMap((entry) =>
    nameKeys(entry.name as Record<string, string>).map((key) => ({
      key,
      name: pickText(entry.name, known.locale) ?? "",
    })),
  );
  const seen = new Map<string, string>();
  return rows.map((row) => {
    const checked = parseWording({ ...row, showOrganisation: true });
    const wording = checked.ok ? checked.value : null;
    const faults = checked.ok || !row.isIncluded ? [] : checked.faults;
    const keys = nameKeys(row.name as Record<string, string>);
    const clashes = row.isIncluded ? findClashes(row, keys, { board, seen, known }) : [];
    if (row.isIncluded) for (const key of keys) if (!seen.has(key)) seen.set(key, row.key);
    const needsDecision = clashes.some(({ kind }) => kind !== "similar");
    const isUndecided = row.isIncluded && needsDecision && !row.isAnother;
    const categoryId = known.categoryIds.has(row.categoryId) ? row.categoryId : "";
    const isUnplaced = row.isIncluded && !categoryId;
    return { ...row, categoryId, wording, faults, clashes, isUndecided, isUnplaced };
  });
}

type Seen = {
  board: { key: string; name: string }[];
  seen: Map<string, string>;
  known: KnownPeople;
};

function findClashes(row: ImportRow, keys: string[], { board, seen, known }: Seen): RowClash[] {
  const same = board.find((entry) => keys.includes(entry.key));
  const above = keys.map((key) => seen.get(key)).find(Boolean);
  const similar = same
    ? undefined
    : board.find((entry) => keys.some((key) => isSimilarKey(key, entry.key)));
  return [
    ...(same ? [{ kind: "on_board", name: same.name } as const] : []),
    ...(above ? [{ kind: "in_list", key: above } as const] : []),
    ...(known.wasRemoved(row.name) ? [{ kind: "removed_at_wish" } as const] : []),
    ...(similar ? [{ kind: "similar", name: similar.name } as const] : []),
  ];
}
