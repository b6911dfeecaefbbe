import { foldForSearch } from "./fold";

export { makeCursor, readCursor } from "./cursor";
export type { Position } from "./cursor";

export type PublicCapacity = "personal" | "organisation" | null;

/** A name as the public list prints it. */
export type PublicName = {
  name: string;
  role: string | null;
  organisation: string | null;
  capacity: PublicCapacity;
};

/** A notable signatory; `showOrganisation` is false where the role already says it. */
export type NotableName = PublicName & { showOrganisation: boolean };

/** As the public list prints them; `version` is the version of the text that they supported. */
export type PublicNotable = NotableName & { version: number };

export type NotableCategory = {
  category: { slug: string; title: string };
  people: PublicNotable[];
};

/** A signatory who chose to be shown by name or initials; `day` is `YYYY-MM-DD`. */
export type PublicSignatory = PublicName & { day: string };

export type SignatoryPage = {
  signatories: PublicSignatory[];
  /** The cursor of the next page, or null on the last. */
  next: string | null;
};

/** Names on a page of the public list. */
export const signatoriesPerPage = 50;

export { earlierVersions } from "./earlier-versions";
export { foldForSearch } from "./fold";
/** Marks a word of an organisation among a signature's search words. */
export const organisationMark = "@";

/**
 * The search words of a signature: those of the name, and those of the organisation each with
 * a mark. One index serves both: the public search asks for names, so that "Ada" finds no one
 * from the Ada Library; organisers ask for either.
 */
export function foldWithOrganisation(name: string | null, organisation: string | null): string {
  const ofOrganisation = foldForSearch(organisation ?? "")
    .split(" ")
    .filter(Boolean);
  const marked = ofOrganisation.map((word) => organisationMark + word);
  return [foldForSearch(name ?? ""), ...marked].filter(Boolean).join(" ");
}

const mostWords = 6;
const longestWord = 40;

/**
 * What somebody searches for as folded words, at most six. Null without a search; an empty list
 * for a search that has no letter or digit in it.
 */
export function searchWords(q: string): string[] | null {
  if (q.trim() === "") return null;
  const words = foldForSearch(q.slice(0, 400)).split(" ").filter(Boolean);
  return words.slice(0, mostWords).map((word) => word.slice(0, longestWord));
}
export { isPostNominal } from "./post-nominals";
export { importLimits } from "./import-limits";
export type { RowChange } from "./import-rows";
export type { JudgedRow, RowClash } from "./judge-rows";
export {
  parseCategoryTitle,
  parseEvidence,
  parseProvenance,
  parseWording,
  type Checked,
  type Localised,
  type NotableFault,
  type NotableFaultCode,
  type NotableWording,
} from "./notable-input";
export type * from "./notable-types";
export type { ListDoubt } from "./parse-list";
export type { ListFault } from "./read-list";
export { notableCan, notableStages, type NotableStage, type NotableStep } from "./stages";
