import { diffArrays } from "diff";
import type { Locale } from "../i18n/schema";
import { plainParagraphs } from "../prose/schema";
import { splitDemand } from "./demand";
import type { TextDifference } from "./schema";

/** What is left (milliseconds) for the comparisons of one page; each takes of it what it needs. */
export type SearchTime = { left: number };

/** How much a page has at first. */
export const wholeSearch = 200;

/**
 * For all comparisons of one page together: nobody else is answered meanwhile. Texts that have
 * so little in common that it runs out are no longer compared word by word.
 */
export function startSearch(): SearchTime {
  return { left: wholeSearch };
}

/**
 * What changed between two texts, word by word and in reading order: the older text is `same`
 * and `removed`, the newer one `same` and `added`.
 */
export function compareTexts(
  before: string,
  after: string,
  locale: Locale,
  time = startSearch(),
): TextDifference[] {
  if (before === after) return before ? [{ kind: "same", text: before }] : [];
  const begun = performance.now();
  const timeout = Math.max(time.left, 0);
  const changes = diffArrays(divide(before, locale), divide(after, locale), { timeout });
  time.left -= performance.now() - begun;
  if (!changes) return [...stretch("removed", before), ...stretch("added", after)];
  return joinNeighbours(changes.map(({ value, ...kind }) => ({ ...kind, value: value.join("") })));
}

type Words = { body: string; demand: string | null };

/**
 * What changed between two bodies, as readers see them: without marks, unless only the marks
 * changed. Of two with a demand each, where the demand changed, it stands by itself and not in the
 * body too.
 */
export function compareBodies(old: Words, now: Words, locale: Locale, time = startSearch()) {
  const compare = (from: string, to: string) => {
    const [before, after] = [toPlain(from), toPlain(to)];
    if (before === after && from !== to) return compareTexts(from, to, locale, time);
    return compareTexts(before, after, locale, time);
  };
  if (old.demand === now.demand) return { body: compare(old.body, now.body), demand: null };
  const demand = compare(old.demand ?? "", now.demand ?? "");
  if (!old.demand || !now.demand) return { body: compare(old.body, now.body), demand };
  const [from, to] = [splitDemand(old.body, old.demand), splitDemand(now.body, now.demand)];
  return { body: compare(from.lead, to.lead), demand };
}

function toPlain(text: string): string {
  return plainParagraphs(text).join("\n\n");
}

/** Words as the language divides them, with everything between: "41,500" and "don’t" are one each. */
function divide(text: string, locale: Locale): string[] {
  const segmenter = new Intl.Segmenter(locale, { granularity: "word" });
  return [...segmenter.segment(text)].map(({ segment }) => segment);
}

type Change = { added: boolean; removed: boolean; value: string };

/**
 * Whole stretches instead of word by word: a blank between two words that were both replaced
 * belongs to what was removed and to what was added.
 */
function joinNeighbours(changes: Change[]): TextDifference[] {
  const joined: TextDifference[] = [];
  let removed = "";
  let added = "";
  for (const change of changes) {
    const isBlank = /^[^\S\n]+$/.test(change.value) && removed !== "" && added !== "";
    if (change.removed || isBlank) removed += change.value;
    if (change.added || isBlank) added += change.value;
    if (change.removed || change.added || isBlank) continue;
    joined.push(...stretch("removed", removed), ...stretch("added", added));
    joined.push(...stretch("same", change.value));
    removed = "";
    added = "";
  }
  return [...joined, ...stretch("removed", removed), ...stretch("added", added)];
}

function stretch(kind: TextDifference["kind"], text: string): TextDifference[] {
  return text ? [{ kind, text }] : [];
}
