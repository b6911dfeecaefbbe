import { takeCapacity } from "./list-capacity";
import { hasPairedBrackets, splitList, splitOutsideBrackets, type ListPiece } from "./list-pieces";
import { findCountry, isPlainWord, judgePart } from "./list-words";
import { isPostNominal } from "./post-nominals";

/** What a reader of a list cannot be sure of; a person decides. */
export type ListDoubt =
  | "name"
  | "two_people"
  | "brackets"
  | "capacity"
  | "country_missing"
  | "language"
  | "remark"
  | "role_or_organisation"
  | "semicolon"
  | "wrapped";

/** One line of a list as it was understood; empty texts where nothing was found. */
export type ParsedPerson = {
  raw: string;
  name: string;
  role: string;
  organisation: string;
  capacity: "personal" | "organisation" | null;
  country: string | null;
  /** What stood in brackets after the country and has no place of its own. */
  remark: string;
  heading: string | null;
  doubts: ListDoubt[];
};

/**
 * Reads a list of people as campaigns publish them (content/facts.md, section 6): who is
 * who, in what role, for which organisation, in what capacity, from where. Understands what
 * it can, says what it doubts, never throws and never drops a word: `raw` is the whole piece.
 */
export function parseList(text: string): ParsedPerson[] {
  const people = splitList(text).map(parsePiece);
  const withCountry = people.filter(({ country }) => country).length;
  const isCustom = people.length > 1 && withCountry * 2 >= people.length;
  return people.map((person) =>
    isCustom && !person.country ? addDoubt(person, "country_missing") : person,
  );
}

function parsePiece(piece: ListPiece): ParsedPerson {
  const found = takeCapacity(tidyPiece(piece.raw));
  const isPaired = hasPairedBrackets(found.rest);
  const [head = "", ...details] = splitOutsideBrackets(found.rest, ",").map(trimPart);
  const first = readHead(head);
  const parts = [...first.details, ...details].filter(Boolean);
  const place = takeCountry(parts);
  const rest = sortParts(place.parts, first.role !== "");
  const doubts: (ListDoubt | false)[] = [
    !isLikelyName(first.name) && "name",
    /\s(?:and|&|и)\s/iu.test(first.name) && "two_people",
    !isPaired && "brackets",
    found.isUnsure && "capacity",
    place.remark !== "" && "remark",
    rest.isUnsure && "role_or_organisation",
    piece.hasSemicolon && "semicolon",
    piece.isWrapped && "wrapped",
  ];
  return {
    raw: piece.raw,
    name: first.name,
    role: [first.role, ...rest.roles].filter(Boolean).join(", "),
    organisation: [...rest.organisations, found.organisation].filter(Boolean).join(", "),
    capacity: found.capacity,
    country: place.country,
    remark: place.remark,
    heading: piece.heading,
    doubts: doubts.filter((doubt) => doubt !== false),
  };
}

/** Without bullets, numbers, and commas or a full stop at the end; the stop of an initial stays. */
function tidyPiece(raw: string): string {
  const line = raw
    .replace(/[\s\p{Zs}]+/gu, " ")
    .trim()
    .replace(/^(?:[-–—•*·▪]\s+|\d{1,3}[.)]\s+)/u, "")
    .replace(/[\s,;]+$/u, "");
  return /(?:^|[\s.])\p{L}\.$/u.test(line) ? line : line.replace(/(?<=[\p{L}\p{N})])\.$/u, "");
}

function trimPart(part: string): string {
  return part.replace(/[\s\p{Zs}]+/gu, " ").trim();
}

/** The part before the first comma: a name, letters after it, what stands in brackets or after a dash. */
function readHead(head: string) {
  const [, beforeDash = head, afterDash = ""] = /^(.+?) [-–—] (.+)$/u.exec(head) ?? [];
  const [, beforeBracket = beforeDash, inBracket = ""] =
    /^(.+?)\s*\(([^()]*)\)$/u.exec(beforeDash) ?? [];
  const words = beforeBracket.split(" ");
  const letters: string[] = [];
  while (words.length > 1 && isPostNominal(words.at(-1) ?? null)) letters.unshift(words.pop()!);
  return {
    name: words.join(" "),
    role: letters.join(", "),
    details: [trimPart(inBracket), trimPart(afterDash)],
  };
}

function takeCountry(parts: string[]) {
  const last = parts.at(-1) ?? "";
  const [, bare = last, remark = ""] = /^(.+?)\s*[([]([^()[\]]*)[)\]]$/u.exec(last) ?? [];
  const country = findCountry(bare);
  if (!country) return { parts, country: null, remark: "" };
  return { parts: parts.slice(0, -1), country, remark: trimPart(remark) };
}

/** Roles and organisations; one unknown word at the end is rather a role where there is none yet. */
function sortParts(parts: string[], hasRole: boolean) {
  const roles: string[] = [];
  const organisations: string[] = [];
  let isUnsure = parts.length > 3;
  const isOccupation = (part: string, index: number) =>
    index === parts.length - 1 && !hasRole && roles.length === 0 && isPlainWord(part);
  for (const [index, part] of parts.entries()) {
    const { isRole, isOrganisation } = judgePart(part);
    const isLower = /^\p{Ll}/u.test(part);
    if (isPostNominal(part) || (isRole && !isOrganisation) || (!isOrganisation && isLower)) {
      roles.push(part);
    } else if (isRole || (!isOrganisation && isOccupation(part, index))) {
      roles.push(part);
      isUnsure = true;
    } else {
      organisations.push(part);
      isUnsure ||= !isOrganisation;
    }
  }
  return { roles, organisations, isUnsure };
}

/** Two to six words without a digit; anything else may be a name all the same. */
function isLikelyName(name: string): boolean {
  const words = name.split(" ").filter((word) => /\p{L}/u.test(word));
  return words.length >= 2 && words.length <= 6 && !/[\p{N}@/\\<>{}|]/u.test(name);
}

function addDoubt(person: ParsedPerson, doubt: ListDoubt): ParsedPerson {
  return { ...person, doubts: [...person.doubts, doubt] };
}
