import { findTextFault, tidyText } from "../signing/schema";

/** What is wrong with a text that an organiser typed; pages have a sentence for each. */
export type TextFault = "too_long" | "broken" | "invisible" | "marks";

/** A typed text, tidied, and what is wrong with it. */
export type ReadText = { text: string; fault: TextFault | null };

/** One line: tidied, at most `max` characters, nothing in it that hides or turns other text. */
export function readLine(typed: string, max: number): ReadText {
  // Tidying looks at every character: a pasted megabyte is refused before it.
  if (typed.length > max * 8) return { text: "", fault: "too_long" };
  const text = tidyText(typed);
  if (text.length > max) return { text, fault: "too_long" };
  const fault = findTextFault(text);
  return { text, fault: fault === "link" ? null : fault };
}

/** Controls beside line feed and tab, and what turns the direction of the text behind it. */
const unprintable =
  /(?![\n\t])[\p{Cc}\p{Cs}\p{Co}\p{Zl}\p{Zp}\p{Noncharacter_Code_Point}\u202a-\u202e\u2066-\u2069]/u;

/** Several paragraphs, such as Markdown: composed, with plain line feeds, at most `max` characters. */
export function readProse(typed: string, max: number): ReadText {
  if (typed.length > max * 4) return { text: "", fault: "too_long" };
  const text = typed.replace(/\r\n?/g, "\n").normalize("NFC").trim();
  if (text.length > max) return { text, fault: "too_long" };
  if (!text.isWellFormed() || /[\0\ufffd]/.test(text)) return { text, fault: "broken" };
  return { text, fault: unprintable.test(text) ? "invisible" : null };
}

const longestUrl = 2_000;

/** A web address that browsers may be sent to: https, without a password. Undefined for anything else, null for nothing. */
export function readHttps(typed: string): string | null | undefined {
  const text = typed.trim();
  if (text === "") return null;
  if (text.length > longestUrl || /[\p{C}\s"<>]/u.test(text)) return undefined;
  // Without the slashes it would lead to a page of this site.
  const url = /^https:\/\//i.test(text) ? URL.parse(text) : null;
  if (url?.protocol !== "https:" || url.username || url.password) return undefined;
  return text;
}

/** A day that exists, as `YYYY-MM-DD`; undefined for anything else. */
export function readTypedDay(typed: string): string | undefined {
  const text = typed.trim();
  if (!/^(19|20)\d{2}-\d{2}-\d{2}$/.test(text)) return undefined;
  const moment = new Date(`${text}T00:00:00Z`);
  const exists = !Number.isNaN(moment.getTime()) && moment.toISOString().startsWith(text);
  return exists ? text : undefined;
}

/** Whether what was typed to confirm is the name asked for, give or take case and blanks. */
export function matchesName(typed: string | undefined, name: string): boolean {
  const tidy = (text: string) => text.normalize("NFC").replace(/\s+/g, " ").trim().toLowerCase();
  return tidy(typed ?? "") === tidy(name);
}
