import { z } from "zod";
import { locales } from "../i18n/schema";
import type { Visibility } from "../signing/schema";

/** Who is named in a delivery; what each means for each signer is `profileShows`. */
export const deliveryProfiles = ["public", "handover", "press", "statistics"] as const;
export type DeliveryProfile = (typeof deliveryProfiles)[number];

/** How one signer appears in a list: in full, by initials, or only as a part of the number. */
export type Appearance = "name" | "initials" | "count";

/**
 * Who appears how. The query that writes a list is made from this table, and the database hands
 * out nothing else: a profile is a rule, never a matter of care. `press` names notable
 * signatories alone, and `statistics` nobody.
 */
export const profileShows: Record<DeliveryProfile, Record<Visibility, Appearance>> = {
  public: { name: "name", initials: "initials", handover: "count", count: "count" },
  handover: { name: "name", initials: "initials", handover: "name", count: "count" },
  press: { name: "count", initials: "count", handover: "count", count: "count" },
  statistics: { name: "count", initials: "count", handover: "count", count: "count" },
};

/** Whether notable signatories are named, as they are on the site. */
export const profileNamesNotables: Record<DeliveryProfile, boolean> = {
  public: true,
  handover: true,
  press: true,
  statistics: false,
};

export const deliveryFormats = ["pdf", "csv", "xlsx", "json", "osdi"] as const;
export type DeliveryFormat = (typeof deliveryFormats)[number];

export const nameOrders = ["surname", "day", "country"] as const;
export type NameOrder = (typeof nameOrders)[number];

/** What a list may say of a person beside number and name. */
export const nameColumns = [
  "role",
  "organisation",
  "capacity",
  "day",
  "statement",
  "country",
  "transliteration",
] as const;
export type NameColumn = (typeof nameColumns)[number];

/**
 * The country is no part of what the site shows, so a list of what it shows does not hold it
 * either, and is not in its order.
 */
export const profileTellsCountry: Record<DeliveryProfile, boolean> = {
  public: false,
  handover: true,
  press: false,
  statistics: true,
};

export const paperSizes = ["a4", "letter"] as const;

/** A real day of the calendar, `YYYY-MM-DD`. */
const day = z.iso.date("day");

/** What an admin chooses; remembered for the next time. Messages are codes. */
export const deliveryChoices = z
  .object({
    profile: z.enum(deliveryProfiles, "choice"),
    formats: z.array(z.enum(deliveryFormats, "choice")).min(1, "required"),
    /** Slugs; two or more count each person once. */
    statements: z
      .array(z.string().regex(/^[a-z0-9-]{1,80}$/, "choice"))
      .min(1, "required")
      .max(50),
    locale: z.enum(locales, "choice"),
    order: z.enum(nameOrders, "choice"),
    columns: z.array(z.enum(nameColumns, "choice")),
    /** Only those who confirmed on this day or later. */
    since: day.nullable(),
    paper: z.enum(paperSizes, "choice"),
    /** Excel takes a file for UTF-8 only when it begins with a byte order mark. */
    excelMark: z.boolean(),
  })
  .superRefine(({ profile, order, columns }, context) => {
    if (profileTellsCountry[profile]) return;
    for (const [path, isThere] of [
      ["order", order === "country"],
      ["columns", columns.includes("country")],
    ] as const) {
      if (isThere) context.addIssue({ code: "custom", message: "country_not_shown", path: [path] });
    }
  });
export type DeliveryChoices = z.output<typeof deliveryChoices>;

const line = (most: number) =>
  z
    .string()
    .transform((text) => text.normalize("NFC").trim())
    .pipe(
      z
        .string()
        .min(1, "required")
        .max(most, "too_long")
        .regex(/^[^\p{Cc}\p{Bidi_Control}]*$/u, "broken"),
    );

/** For whom and why; both stand in the ledger and on the cover. */
export const deliveryOccasion = z.object({
  recipient: line(200),
  purpose: line(1000),
  note: z
    .string()
    .transform((text) => text.normalize("NFC").trim() || null)
    .pipe(z.string().max(4000, "too_long").nullable())
    .nullish(),
});
export type DeliveryOccasion = z.output<typeof deliveryOccasion>;

export const deliveryStates = [
  "awaiting_approval",
  "queued",
  "running",
  "ready",
  "expired",
  "failed",
  "cancelled",
  "refused",
] as const;
export type DeliveryState = (typeof deliveryStates)[number];

const permitted = {
  approve: ["awaiting_approval"],
  refuse: ["awaiting_approval"],
  cancel: ["awaiting_approval", "queued", "running"],
  download: ["ready"],
  supplement: ["ready", "expired"],
  discard: ["ready"],
  repeat: ["failed", "cancelled", "refused"],
} as const satisfies Record<string, readonly DeliveryState[]>;

export type DeliveryStep = keyof typeof permitted;

/** What may be done with a delivery in a given state; page and server ask the same table. */
export function deliveryCan(step: DeliveryStep, state: DeliveryState): boolean {
  return (permitted[step] as readonly DeliveryState[]).includes(state);
}

/** Why a delivery could not be made; each has a sentence in the messages. */
export const deliveryFailures = [
  "no_space",
  "database_away",
  "does_not_reconcile",
  "unreadable_name",
  "statement_gone",
  "interrupted",
  "unknown",
] as const;
export type DeliveryFailure = (typeof deliveryFailures)[number];

/** How long a finished file waits for its admin. */
export const fileHours = 24;

/**
 * How the confirmed signatures add up, each person once: `confirmed` is the count on the site at
 * that moment and equals `named + initials + counted`. `besides` are notable signatories who came
 * without a signature and are no part of the sum.
 */
export const reconciliation = z.object({
  confirmed: z.number().int().nonnegative(),
  named: z.number().int().nonnegative(),
  initials: z.number().int().nonnegative(),
  counted: z.number().int().nonnegative(),
  /** Of `named`, those who stand among the notable signatories. */
  namedNotables: z.number().int().nonnegative(),
  besides: z.number().int().nonnegative(),
});
export type Reconciliation = z.output<typeof reconciliation>;

/**
 * Which sentence of `lists` says how a delivery of so many statements adds up: of one its
 * signatures do, of several its people, who are counted once each.
 */
export function sumsSentence(statements: number): "reconciliation" | "reconciliationOfPeople" {
  return statements > 1 ? "reconciliationOfPeople" : "reconciliation";
}

/**
 * The SHA-256 in what somebody pasted, as tools print it: alone, beside the file's name, in
 * capitals, or in pairs as old versions of Windows do; null where there is none.
 */
export function readHash(pasted: string): string | null {
  const joined = pasted.replace(/\b([0-9a-f]{2}) (?=[0-9a-f]{2}\b)/gi, "$1");
  return /(?<![0-9a-z])[0-9a-f]{64}(?![0-9a-z])/i.exec(joined)?.[0].toLowerCase() ?? null;
}

/** A name as a list prints it; `number` runs through the whole delivery. */
export type ListedName = {
  number: number;
  name: string;
  role: string | null;
  organisation: string | null;
  capacity: "personal" | "organisation" | null;
  /** `YYYY-MM-DD`, null for notable signatories without a signature. */
  day: string | null;
  country: string | null;
  /** Slugs of the statements signed, of those chosen. */
  statements: string[];
  isInitials: boolean;
};

/** A notable signatory in a list: also the category, and whether the role says the organisation. */
export type ListedNotable = ListedName & { showOrganisation: boolean };
export type NotableGroup = { title: string; people: ListedNotable[] };

export { pressLists } from "./press-types";
export type { PressFile, PressKit, PressStatement, PressText } from "./press-types";
