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

export type NotableCategory = {
  category: { slug: string; title: string };
  people: NotableName[];
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

const postNominals = new Set(["MP", "TD", "KC", "MEP", "MSP", "MS", "MLA", "QC"]);

/** True for letters that follow a name without a comma ("Jeremy Corbyn MP"). */
export function isPostNominal(role: string | null): boolean {
  return role !== null && postNominals.has(role);
}

/**
 * A name as search compares it: words in lower case, without accents ("Žižek" → "zizek",
 * "Ёлкин" → "елкин"), divided by one space.
 */
export function foldForSearch(text: string): string {
  return text
    .normalize("NFKD")
    .replace(/\p{M}/gu, "")
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter(Boolean)
    .join(" ");
}
