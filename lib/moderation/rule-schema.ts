import { z } from "zod";
import { countryCodes } from "../i18n/countries";
import { locales } from "../i18n/schema";
import { searchWords } from "../signatories/schema";
import { visibilities, type StandingVerb } from "../signing/schema";
import type { InvalidationReason, ListedSignature } from "./schema";

/** What a rule may do to all that fits. */
export const ruleVerbs = [
  "quarantine",
  "release",
  "flag",
  "invalidate",
] as const satisfies readonly StandingVerb[];
export type RuleVerb = (typeof ruleVerbs)[number];

export const ruleStates = [
  "draft",
  "queued",
  "running",
  "done",
  "cancelled",
  "undoing",
  "undone",
] as const;
export type RuleState = (typeof ruleStates)[number];

/** In which state a rule can be what; pages and the domain ask the same table. */
export const ruleCan = {
  start: (state) => state === "draft",
  discard: (state) => state === "draft",
  cancel: (state) => state === "queued" || state === "running",
  undo: (state) => state === "done" || state === "cancelled",
  /** The worker is at it, or soon will be. */
  progress: (state) => state === "queued" || state === "running" || state === "undoing",
} as const satisfies Record<string, (state: RuleState) => boolean>;

const words = z
  .string()
  .max(400)
  .transform((text) => text.trim() || null)
  .refine((text) => text === null || (searchWords(text)?.length ?? 0) > 0)
  .nullish()
  .transform((text) => text ?? null);
const choice = <T extends z.ZodType>(type: T) => type.nullish().transform((value) => value ?? null);

/**
 * Which signatures a rule is about: all of these at once, null asks nothing; at least one must
 * ask something. Mail domains are not among them, because they are not kept.
 */
export const ruleConditions = z
  .object({
    statement: choice(z.string().regex(/^[a-z0-9-]{1,80}$/)),
    state: choice(z.enum(["pending", "confirmed"])),
    visibility: choice(z.enum(visibilities)),
    country: choice(z.string().refine((code) => countryCodes.includes(code))),
    locale: choice(z.enum(locales)),
    /** Days of submission, both included. */
    from: choice(z.iso.date()),
    to: choice(z.iso.date()),
    /** Beginnings of words; only of names and organisations that are kept readable. */
    nameWords: words,
    organisationWords: words,
    flagged: z.boolean().nullish().transform(Boolean),
    quarantined: z.boolean().nullish().transform(Boolean),
  })
  .refine((conditions) => Object.values(conditions).some(Boolean), {
    message: "nothing_asked",
    path: ["conditions"],
  })
  .refine(({ from, to }) => !from || !to || from <= to, { message: "backwards", path: ["to"] });

export type RuleConditions = z.output<typeof ruleConditions>;

export type ModerationRule = {
  id: string;
  conditions: RuleConditions;
  verb: RuleVerb;
  reason: InvalidationReason | null;
  note: string | null;
  state: RuleState;
  /** How many fitted when it began; how many were seen to, changed, changed back. */
  total: number;
  done: number;
  changed: number;
  restored: number;
  createdAt: Date;
  startedAt: Date | null;
  finishedAt: Date | null;
  /** Who wrote it; null for somebody who has left. */
  by: string | null;
};

/** What a rule would do now: exactly how many it fits, how many of those it would change, and some of them. */
export type RulePreview = { fitting: number; changing: number; sample: ListedSignature[] };
