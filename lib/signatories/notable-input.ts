import { z } from "zod";
import { countryCodes } from "../i18n/countries";
import { locales } from "../i18n/locales";
import { plainText, signLimits } from "../signing/schema";

/** What is wrong with a typed value; pages have a text for each. */
export type NotableFaultCode =
  | "required"
  | "too_short"
  | "too_long"
  | "not_text"
  | "broken"
  | "invisible"
  | "marks"
  | "link"
  | "choice"
  | "address"
  | "url"
  | "date"
  | "organisation_needed";

/** One thing to mend; `field` is the control's name, like `name.ru`. */
export type NotableFault = { field: string; code: NotableFaultCode };

export type Checked<Value> = { ok: true; value: Value } | { ok: false; faults: NotableFault[] };

/** Texts per language without empty ones; null when there is none. */
export type Localised = Partial<Record<string, string>>;

/** What is printed of a person. */
export type NotableWording = {
  name: Localised;
  role: Localised | null;
  organisation: Localised | null;
  showOrganisation: boolean;
  capacity: "personal" | "organisation" | null;
  country: string | null;
};

/** Texts per language as the database holds them; the form's `name.en` is `name: { en }`. */
function localised(text: z.ZodType<string | null>) {
  const each = text.nullish().transform((value) => value ?? null);
  return z
    .object(Object.fromEntries(locales.map((locale) => [locale, each])))
    .transform((texts): Localised => {
      const given = Object.entries(texts).filter((entry): entry is [string, string] => !!entry[1]);
      return Object.fromEntries(given);
    });
}

const orNull = (texts: Localised): Localised | null => (Object.keys(texts).length ? texts : null);

const capacity = z
  .enum(["", "personal", "organisation"], "choice")
  .nullish()
  .transform((value) => value || null);

const country = z
  .string("not_text")
  .transform((code) => code.trim().toUpperCase())
  .refine((code) => code === "" || countryCodes.includes(code), "choice")
  .transform((code) => code || null)
  .nullish()
  .transform((code) => code ?? null);

const wording = z
  .object({
    name: localised(plainText({ ...signLimits.name, isPerson: true })),
    role: localised(plainText({ max: signLimits.role })).transform(orNull),
    organisation: localised(plainText({ max: signLimits.organisation })).transform(orNull),
    showOrganisation: z
      .boolean("choice")
      .nullish()
      .transform((shown) => shown ?? true),
    capacity,
    country,
  })
  .superRefine((value, context) => {
    if (Object.keys(value.name).length === 0) {
      context.addIssue({ code: "custom", message: "required", path: ["name", locales[0]] });
    }
    if (value.capacity === "organisation" && !value.organisation) {
      const path = ["organisation", locales[0]];
      context.addIssue({ code: "custom", message: "organisation_needed", path });
    }
  });

/** Checks what is to be printed of a person; raw texts per language, empty ones left out. */
export function parseWording(raw: unknown): Checked<NotableWording> {
  return check(wording, raw);
}

const isWebAddress = (text: string) => {
  const url = URL.parse(text);
  return url !== null && /^https?:$/.test(url.protocol) && text.length <= 2_000;
};

const optionalUrl = z
  .string("not_text")
  .trim()
  .refine((text) => text === "" || isWebAddress(text), "url")
  .transform((text) => text || null)
  .nullish()
  .transform((text) => text ?? null);

const note = z
  .string({ error: ({ input }) => (input === undefined ? "required" : "not_text") })
  .transform((text) => text.normalize("NFC").trim())
  .refine((text) => text !== "", { error: "required", abort: true })
  .refine((text) => text.isWellFormed() && !text.includes("\0"), "broken")
  .refine((text) => text.length <= 1_000, "too_long");

const day = z
  .string("not_text")
  .trim()
  .refine((text) => text === "" || isDay(text), "date")
  .transform((text) => text || null)
  .nullish()
  .transform((text) => text ?? null);

function isDay(text: string): boolean {
  const moment = /^\d{4}-\d{2}-\d{2}$/.test(text) ? new Date(`${text}T00:00:00Z`) : null;
  return (
    moment !== null && !Number.isNaN(moment.getTime()) && moment.toISOString().startsWith(text)
  );
}

const evidence = z.object({ note, url: optionalUrl });
export type Evidence = z.output<typeof evidence>;

/** Checks a piece of evidence: what was said, and optionally where it can be seen. */
export function parseEvidence(raw: unknown): Checked<Evidence> {
  return check(evidence, raw);
}

const provenance = z.object({
  locale: z.enum(locales, "choice"),
  sourceNote: note,
  sourceUrl: optionalUrl,
  sourceDate: day,
});
export type Provenance = z.output<typeof provenance>;

/** Checks where a list comes from. */
export function parseProvenance(raw: unknown): Checked<Provenance> {
  return check(provenance, raw);
}

const categoryTitle = localised(plainText({ max: 80 }));

/** Checks a category's titles; at least one language. */
export function parseCategoryTitle(raw: unknown): Checked<Localised> {
  const checked = check(categoryTitle, raw, "title");
  if (!checked.ok || Object.keys(checked.value).length > 0) return checked;
  return { ok: false, faults: [{ field: `title.${locales[0]}`, code: "required" }] };
}

function check<Output>(schema: z.ZodType<Output>, raw: unknown, prefix?: string): Checked<Output> {
  const result = schema.safeParse(raw);
  if (result.success) return { ok: true, value: result.data };
  const faults = result.error.issues.map(({ path, message }) => ({
    field: [...(prefix ? [prefix] : []), ...path].map(String).join("."),
    code: message as NotableFaultCode,
  }));
  const first = new Map(faults.map((fault) => [fault.field, fault] as const).reverse());
  return { ok: false, faults: [...first.values()].reverse() };
}
