import { z } from "zod";
import { countryCodes } from "@/lib/i18n/countries";
import { locales } from "@/lib/i18n/schema";

const text = z
  .string()
  .refine((value) => value.trim() !== "", "must not be empty")
  .refine((value) => value === value.trim(), "must not begin or end with white space")
  .refine((value) => value === value.normalize("NFC"), "must be in Unicode's composed form (NFC)");

/** A short text in at least one interface language; `{ "en": …, "ru": … }`. */
const localised = z
  .partialRecord(z.enum(locales), text)
  .refine((texts) => Object.keys(texts).length > 0, "needs a text in at least one language");

const slug = z
  .string()
  .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, "must be lower-case letters, digits and single hyphens");
const webAddress = z.url({ protocol: /^https?$/, error: "must be a full web address or null" });
const day = z.iso.date("must be a day, YYYY-MM-DD");
const country = z.string().refine((code) => countryCodes.includes(code), "must be a country code");

/** `campaign.json`: the campaign itself, and which statements and updates belong to it, in order. */
export const campaignFile = z.strictObject({
  slug,
  title: localised,
  description: localised,
  situationAsOf: day,
  minimumAge: z.int().min(13).max(99),
  controllerName: text.nullable(),
  controllerAddress: text.nullable(),
  contactEmail: z.email().nullable(),
  /** Who runs the server and carries the mail, and where. */
  processors: localised.nullish(),
  photograph: text.nullable(),
  photographCredit: z.strictObject({
    author: text,
    licence: text,
    licenceUrl: webAddress,
    sourceUrl: webAddress.nullable(),
    alt: localised,
    caption: localised,
  }),
  statements: z.array(slug).min(1),
  updates: z.array(slug),
});

/** `statements/{slug}/statement.json`; the bodies stand beside it as `text.{locale}.txt`. */
export const statementFile = z.strictObject({
  status: z.enum(["draft", "open", "closed", "archived"]),
  goal: z.int().positive().nullable(),
  originalLocale: z.enum(locales),
  texts: z.partialRecord(
    z.enum(locales),
    z.strictObject({
      title: text,
      status: z.enum(["working", "final"]),
      /** The demand is set apart on the page: it runs from these words to the end of the text. */
      demandStartsWith: text.nullable(),
      /** Guards a text that people signed elsewhere against accidental edits. */
      sha256: z
        .string()
        .regex(/^[0-9a-f]{64}$/, "must be 64 hex digits")
        .optional(),
    }),
  ),
  initiators: localised,
  datedOn: day.nullable(),
  sourceUrl: webAddress.nullable(),
  sister: slug.nullable(),
  sisterNotice: localised.nullable(),
  editorsNote: localised.nullable(),
  signatoriesNote: localised.nullable(),
});

export type StatementFile = z.output<typeof statementFile>;

/** `statements/{slug}/signatories.json`, optional: names taken over from a published list. */
export const signatoriesFile = z.strictObject({
  sources: z.record(slug, z.strictObject({ note: text, url: webAddress.nullable(), date: day })),
  categories: z.array(
    z.strictObject({
      slug,
      title: localised,
      people: z.array(
        z.strictObject({
          name: localised,
          role: localised.optional(),
          organisation: localised.optional(),
          showOrganisation: z.boolean().default(true),
          capacity: z.enum(["personal", "organisation"]).optional(),
          country: country.optional(),
          source: slug,
        }),
      ),
    }),
  ),
});

/** `updates/{slug}/update.json`; the texts stand beside it as `{locale}.md`. */
export const updateFile = z.strictObject({
  stopPress: z.boolean(),
  sourceUrl: webAddress.nullable(),
  publishedAt: z.iso.datetime("must be a moment, like 2023-08-02T12:00:00Z"),
});

/** `timeline.json`: the case in dates; entries of one day are printed in this order. */
export const timelineFile = z.strictObject({
  sources: z.record(
    slug,
    z.strictObject({
      label: text,
      /** What it is called, where that is not the same in every language. */
      labels: localised.optional(),
      url: webAddress.nullable(),
      /** What it is written in (ISO 639). */
      language: z
        .string()
        .regex(/^[a-z]{2,3}$/)
        .optional(),
    }),
  ),
  entries: z.array(
    z.strictObject({
      date: day,
      dateLabel: localised,
      text: localised,
      sources: z.array(slug).min(1),
    }),
  ),
});

/** A text page or update in Markdown: its first line is the title. */
export const markdownFile = z
  .string()
  .regex(/^# \S/, "must begin with a line “# Title”")
  .transform((source) => {
    const [heading = "", ...rest] = source.split("\n");
    return { title: heading.slice(2).trim(), body: rest.join("\n").trim() };
  })
  .refine(({ body }) => body !== "", "needs a text below its title");

/** A plain text: trimmed, paragraphs divided by an empty line. */
export const plainTextFile = z
  .string()
  .transform((source) => source.trim())
  .pipe(text);
