const personal =
  "(?:p\\.?\\s?c\\.?|(?:in\\s+(?:a\\s+|his\\s+|her\\s+|their\\s+|an?\\s+)?)?personal capacity|в личном качестве|от себя лично)";
const alone = new RegExp(`\\s*[([]\\s*(${personal})\\s*[)\\]]`, "iu");
const lastInBracket = new RegExp(`([([][^()[\\]]*?)\\s*[,;]\\s*(${personal})\\s*([)\\]])`, "iu");
const firstInBracket = new RegExp(`([([])\\s*(${personal})\\s*[,;]\\s*([^()[\\]]*[)\\]])`, "iu");
const atTheEnd = new RegExp(`\\s*[,;]\\s*(${personal})\\s*$`, "iu");
const onBehalf =
  /\s*[,(]?\s*\b(?:signing )?(?:for and )?on behalf of\s+([^,()]+)\)?|\s*[,(]\s*от имени\s+([^,()]+)\)?/iu;

export type FoundCapacity = {
  /** The line without what told the capacity. */
  rest: string;
  capacity: "personal" | "organisation" | null;
  /** The organisation that somebody signs on behalf of. */
  organisation: string | null;
  /** "(PC)" in capitals may mean something else. */
  isUnsure: boolean;
};

/**
 * Takes the words that tell a capacity out of a line: "(pc)", "(personal capacity)", "pc" as
 * the last part of a longer bracket or of the line, "on behalf of …"; the same in Russian.
 */
export function takeCapacity(line: string): FoundCapacity {
  const rules: [RegExp, string, number][] = [
    [alone, "", 1],
    [lastInBracket, "$1$3", 2],
    [firstInBracket, "$1$3", 2],
    [atTheEnd, "", 1],
  ];
  for (const [pattern, replacement, group] of rules) {
    const found = pattern.exec(line);
    if (!found) continue;
    const rest = line.replace(pattern, replacement);
    const isUnsure = found[group] === "PC";
    return { rest, capacity: "personal", organisation: null, isUnsure };
  }
  const behalf = onBehalf.exec(line);
  if (!behalf) return { rest: line, capacity: null, organisation: null, isUnsure: false };
  const organisation = (behalf[1] ?? behalf[2] ?? "").trim();
  return {
    rest: line.replace(onBehalf, ""),
    capacity: "organisation",
    organisation,
    isUnsure: false,
  };
}
