import { z } from "zod";

/** A name that nobody signs with unseen: a public signature under it waits for review. */
export type WatchedName = {
  id: string;
  name: string;
  createdAt: Date;
  lookBack: LookBack;
};

/**
 * The look at what was confirmed before a name was watched: still under way, done with so many
 * flagged, or never begun, for names from before there was one.
 */
export type LookBack = { state: "running" | "done" | "never"; found: number };

/** No more are flagged for one name, which is what can be undone at once: beyond it a rule is the tool. */
export const mostFound = 200;

/** Longest name that can be watched; the same as of a signature. */
export const longestWatchedName = 100;

/** One name as an organiser types it; issue messages are codes. */
export const watchedNameInput = z
  .string({ error: "required" })
  .transform((text) => text.normalize("NFC").replace(/\s+/gu, " ").trim())
  .refine((text) => text !== "", { error: "required", abort: true })
  .refine((text) => [...text].length <= longestWatchedName, "too_long")
  .refine((text) => /\p{L}/u.test(text) && !/[\p{C}]/u.test(text), "not_text");

export type WatchOutcome =
  | { outcome: "watched"; id: string }
  | { outcome: "watched_already" }
  | { outcome: "invalid"; code: "required" | "too_long" | "not_text" };

export type UnwatchOutcome = { outcome: "removed" } | { outcome: "unknown_name" };
