import { detailsContext, open, seal } from "../privacy";
import { foldWithOrganisation } from "../signatories/schema";
import { findFlags } from "./flags";
import type { Capacity, SignatureFlag, Visibility } from "./schema";

/** What a signer gave about themselves, before it is cut down to what they chose to leave. */
export type GivenDetails = {
  visibility: Visibility;
  name: string | null;
  role: string | null;
  organisation: string | null;
  capacity: Capacity | null;
};

/** The columns of `signature` that follow from the choice of visibility. */
export type KeptDetails = GivenDetails & {
  sealed: Buffer | null;
  searchWords: string | null;
  flags: SignatureFlag[];
};

const mostInitials = 4;
/** Made once: that takes longer than everything else about initials. */
const letters = new Intl.Segmenter("und", { granularity: "grapheme" });
const nothing = {
  name: null,
  role: null,
  organisation: null,
  capacity: null,
  sealed: null,
  searchWords: null,
  flags: [],
};

/**
 * Cuts details down to what the chosen visibility allows to be kept: everything for
 * `name`; only initials for `initials`; sealed for `handover`; nothing for `count`. What is
 * odd about texts that will be shown is flagged, whenever they come: at signing, at the
 * confirm page.
 * The database holds the same rule as a check.
 */
export function keepOnlyChosen(given: GivenDetails, emailFingerprint: Uint8Array): KeptDetails {
  const { visibility, name, role, organisation, capacity } = given;
  switch (visibility) {
    case "name":
      return {
        ...given,
        sealed: null,
        searchWords: foldWithOrganisation(name, organisation),
        flags: findFlags(name, role, organisation),
      };
    case "initials":
      return { ...nothing, visibility, name: initialsOf(name ?? "") };
    case "handover": {
      const details = JSON.stringify({ name, role, organisation });
      return {
        ...nothing,
        visibility,
        capacity,
        sealed: seal(details, detailsContext(emailFingerprint)),
      };
    }
    case "count":
      return { ...nothing, visibility };
  }
}

/** The details again, with those of `handover` opened; for the signer's own eyes and for hand-over only. */
export function readDetails(
  kept: GivenDetails & { sealed: Uint8Array | null },
  emailFingerprint: Uint8Array,
): GivenDetails {
  const { visibility, name, role, organisation, capacity, sealed } = kept;
  if (visibility !== "handover" || !sealed) {
    return { visibility, name, role, organisation, capacity };
  }
  const opened = JSON.parse(open(sealed, detailsContext(emailFingerprint))) as GivenDetails;
  return {
    visibility,
    name: opened.name,
    role: opened.role,
    organisation: opened.organisation,
    capacity,
  };
}

/**
 * "Nadia Klein-Moss" → "N. K.-M."; the first letter of each word in any script, at most
 * four words, so that the result says little and fits a line.
 */
export function initialsOf(name: string): string {
  const words = name.split(/\s+/u).filter(Boolean).slice(0, mostInitials);
  const initials = words.map((word) =>
    word
      .split(/[-\u2010\u2011]/u)
      .slice(0, 2)
      .map(firstLetter)
      .filter(Boolean)
      .map((letter) => `${letter}.`)
      .join("-"),
  );
  return initials.filter(Boolean).join(" ") || "*";
}

/** At most two code points: capitals come before the cut, because "ﬃ" has three of them. */
function firstLetter(word: string): string {
  const capitals = word.normalize("NFKC").toLocaleUpperCase("und").normalize("NFC");
  const letter = /\p{L}/u.exec(capitals);
  const start = letter ? capitals.slice(letter.index) : capitals;
  const [first] = letters.segment(start);
  return [...(first?.segment ?? "")].slice(0, 2).join("");
}
