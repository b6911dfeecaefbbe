const noBreak = "\u00a0";

/**
 * Russian begins no line with a dash, and leaves no number and no № at the end of one: there a
 * space does not break. Reads messages as they are written (ICU), and changes only spaces in their
 * words. Prepositions are left alone: a person who looks for "(в личном качестве)" on a page, by
 * hand or by program, types an ordinary space.
 */
export function bindRussian(message: string): string {
  return message
    .replace(/ (?=—)/gu, noBreak)
    .replace(/(?<=№) /gu, noBreak)
    .replace(/(?<=[\d#]|\{number\}) (?=\p{Script=Cyrillic})/gu, noBreak);
}

/** The same for every message of a file. */
export function bindAll<Messages extends object>(messages: Messages): Messages {
  const bound = Object.entries(messages).map(([key, value]: [string, unknown]) => [
    key,
    typeof value === "string" ? bindRussian(value) : bindAll(value as object),
  ]);
  return Object.fromEntries(bound) as Messages;
}
