import { readFileSync } from "node:fs";
import type { Locale } from "@/lib/i18n/schema";

type Words = { [key: string]: Words } & string;

/**
 * The interface's words in a language, so that a story finds a button by what is written
 * on it and goes on finding it when somebody words it better.
 */
export function wordsOf(locale: Locale): Words {
  return JSON.parse(readFileSync(`lib/i18n/messages/${locale}.json`, "utf8"));
}

/** Matches an accessible name that begins with these words; a hint may follow. */
export function startingWith(words: string): RegExp {
  return new RegExp(`^\\s*${words.replace(/[.*+?^${}()|[\]\\]/g, "\\$&")}`, "i");
}
