import { z } from "zod";
import { countryCodes } from "../i18n/countries";
import type { Locale } from "../i18n/schema";
import { longestAddress, parseAddress } from "../privacy/schema";
import { plainText } from "./plain-text";
import type { SubmissionSource } from "./sources";

export { findTextFault, plainText, tidyText } from "./plain-text";
export { readSource, submissionSources, type SubmissionSource } from "./sources";
export { readVersion } from "./read-version";

/** Who sees a name, from most to least; the choice is the signer's consent, so none is ever preset. */
export const visibilities = ["name", "initials", "handover", "count"] as const;
export type Visibility = (typeof visibilities)[number];

export { standingCan, standingVerbs, organisersFlag } from "./standing-rules";
export type { Standing, StandingVerb } from "./standing-rules";

export const signatureStates = ["pending", "confirmed", "withdrawn", "invalidated"] as const;
export type SignatureState = (typeof signatureStates)[number];
export type Capacity = "personal" | "organisation";

/**
 * Why a signature is listed for organisers to look at. Of its texts: words that mix alphabets,
 * a name without a letter, markup, the name of a notable or watched person. Of how it was sent:
 * a throw-away mailbox, a form that a person would not fill in so, too many at once from one
 * network or mail domain, no proof of work while one was asked for. Or an organiser wants it
 * looked at again.
 */
export const signatureFlags = [
  "mixed_script",
  "no_letters",
  "markup",
  "impersonation",
  "disposable",
  "suspicious",
  "velocity",
  "unproven",
  "by_organiser",
] as const;
export type SignatureFlag = (typeof signatureFlags)[number];

/** Flags that keep a signature from being shown and counted until an organiser has looked. */
export const quarantiningFlags: readonly SignatureFlag[] = [
  "impersonation",
  "velocity",
  "unproven",
];

/** Flags of how a signature was sent, and an organiser's: no correction of its texts takes them away. */
export const submissionFlags: readonly SignatureFlag[] = [
  "disposable",
  "suspicious",
  "velocity",
  "unproven",
  "by_organiser",
];

/** Version of the consent wording in the message files; a change of wording is a change here. */
export const consentVersion = "2026-11-25";

/** Where showing support openly is punished; the sign form's stylesheet names them too. */
export const countriesAtRisk: readonly string[] = ["RU", "BY"];

/** Whether somebody said to be where showing support openly is punished. */
export function isCountryAtRisk(country: string | null): boolean {
  return country !== null && countriesAtRisk.includes(country);
}

export const signLimits = { name: { min: 2, max: 100 }, role: 120, organisation: 120 } as const;

/** The form's controls in page order; error summaries follow it. */
export const signFields = [
  "name",
  "email",
  "role",
  "organisation",
  "personalCapacity",
  "country",
  "visibility",
  "consent",
  "updates",
] as const;
export type SignField = (typeof signFields)[number];

export type FieldErrorCode =
  | "required"
  | "too_short"
  | "too_long"
  | "not_text"
  | "broken"
  | "invisible"
  | "marks"
  | "link"
  | "address"
  | "choice"
  | "repeated"
  | "too_many_fields";

/** One thing to mend; `form` is for what belongs to no single field. */
export type FieldError = { field: SignField | "form"; code: FieldErrorCode };

/** What a person typed, exactly, so that a page can show it again. */
export type TypedValues = Partial<Record<SignField, string>>;

const flag = z.boolean({ error: "choice" });
const optionalText = (max: number) => plainText({ max }).nullish();
const nameText = plainText({ ...signLimits.name, isPerson: true }).nullish();

const visibility = z.enum(visibilities, {
  error: ({ input }) => (input === undefined || input === "" ? "required" : "choice"),
});

const country = z
  .string({ error: "not_text" })
  .transform((code) => code.trim().toUpperCase())
  .refine((code) => code === "" || countryCodes.includes(code), "choice")
  .transform((code) => code || null)
  .nullish();

const email = z
  .string({ error: ({ input }) => (input === undefined ? "required" : "not_text") })
  .refine((text) => text.trim() !== "", { error: "required", abort: true })
  .refine(isShortEnough, { error: "too_long", abort: true })
  .refine((text) => parseAddress(text) !== null, "address");

/** Not optional in zod's sense: of an optional field that is absent it would ask nothing. */
const consent = z.literal(true, {
  error: ({ input }) =>
    input === undefined || input === null || input === false ? "required" : "choice",
});

/** Far too long is not the same mistake as misspelt. */
function isShortEnough(text: string): boolean {
  return new TextEncoder().encode(text.trim()).length <= longestAddress;
}

/** Details that a signer chooses to give about themselves. */
const details = z.object({
  name: nameText,
  role: optionalText(signLimits.role),
  organisation: optionalText(signLimits.organisation),
  personalCapacity: flag.nullish(),
  visibility,
});

/** The sign form and the API's body, after `on` has become true. Messages are codes of `FieldErrorCode`. */
export const signInput = details
  .extend({
    email,
    country,
    consent,
    updates: flag.nullish(),
  })
  .superRefine(requireName);

export type SignInput = z.output<typeof signInput>;

/** What the confirm page may correct before the signature is confirmed. */
export const corrections = details;
export type Corrections = z.output<typeof corrections>;

/** What a signature's owner may change of it: those details and the country, null to have it erased. */
const changes = details.extend({ country });

/** What a signature's owner wants it to say; `revision` is null where the form did not carry one. */
export type Change = z.output<typeof changes> & { revision: number | null };

/** Zod skips an object's own refinements while a field is wrong; `findErrors` asks again for the name. */
function requireName(
  input: { visibility: Visibility; name?: string | null },
  context: z.RefinementCtx,
) {
  if (input.visibility !== "count" && !input.name) {
    context.addIssue({ code: "custom", message: "required", path: ["name"] });
  }
}

export type Parsed<T> = { ok: true; value: T } | { ok: false; errors: FieldError[] };

/**
 * Checks raw values against the sign form's rules and reports every error at once,
 * in the form's order, at most one a field.
 */
export function parseSignInput(raw: Record<string, unknown>): Parsed<SignInput> {
  const result = signInput.safeParse(raw);
  if (result.success) return { ok: true, value: result.data };
  return { ok: false, errors: listErrors(result.error, missingName(raw)) };
}

/** Checks the one field of the page that sends links to one's own signatures. */
export function parseEmail(raw: Record<string, unknown>): Parsed<string> {
  const result = z.object({ email }).safeParse(raw);
  if (result.success) return { ok: true, value: result.data.email };
  return { ok: false, errors: listErrors(result.error, []) };
}

/** Checks the confirm page's corrections; whether a name is needed depends on what is stored. */
export function parseCorrections(raw: Record<string, unknown>): Parsed<Corrections> {
  const result = corrections.safeParse(raw);
  if (result.success) return { ok: true, value: result.data };
  return { ok: false, errors: listErrors(result.error, []) };
}

/** Checks an owner's change like `parseCorrections`; `revision` is what of the signature they had before them. */
export function parseChange(raw: Record<string, unknown>): Parsed<Change> {
  const result = changes.safeParse(raw);
  if (!result.success) return { ok: false, errors: listErrors(result.error, []) };
  const seen = /^\d{1,9}$/.exec(String(raw.revision ?? ""));
  return { ok: true, value: { ...result.data, revision: seen && Number(seen[0]) } };
}

function missingName(raw: Record<string, unknown>): FieldError[] {
  const isMissing = raw.name === undefined || raw.name === null || raw.name === "";
  const isBlank = typeof raw.name === "string" && raw.name.trim() === "";
  const isNeeded = raw.visibility !== "count";
  return isNeeded && (isMissing || isBlank) ? [{ field: "name", code: "required" }] : [];
}

function listErrors(error: z.ZodError, more: FieldError[]): FieldError[] {
  const found = error.issues.map((issue) => ({
    field: issue.path[0] as SignField,
    code: issue.message as FieldErrorCode,
  }));
  const all = [...found, ...more];
  return signFields.flatMap((field) => all.find((entry) => entry.field === field) ?? []);
}

/** What a page knows about a signature that waits for its button. */
export type Proposal = {
  id: string;
  statementSlug: string;
  statementTitle: string;
  statementTitleLocale: Locale;
  /** Whether it can still be signed. */
  isOpen: boolean;
  visibility: Visibility;
  /** The name for `name` and `handover`, the initials for `initials`, null for `count`. */
  name: string | null;
  role: string | null;
  organisation: string | null;
  capacity: Capacity | null;
  country: string | null;
};

/**
 * What is known of whoever submits, beside what they typed; nothing of it is ever stored with a
 * signature.
 */
export type Visitor = {
  /** The visitor's network address as the thin server knows it. */
  network: string | null;
  /** The solution of the proof of work. */
  proof: string | null;
  /** When the form was made, as its hidden control says. */
  formMadeAt: string | null;
  /** What stands in the control that people do not see. */
  trap: string | null;
  isApi: boolean;
  /** Counted for the day. */
  source: SubmissionSource;
  /** The number of the statement's version that was before them; null where nothing says so. */
  readVersion: number | null;
};

export type SignOutcome =
  | { outcome: "awaiting_confirmation" }
  | { outcome: "unknown_statement" }
  | { outcome: "closed" }
  | { outcome: "text_changed" }
  | { outcome: "limited"; retryAfterSeconds: number };

/** Why a link leads nowhere: its time is over, or nothing (any longer) belongs to it. */
export type DeadLink = { outcome: "expired" } | { outcome: "unknown_link" };

export type ProposalOutcome =
  | { outcome: "pending"; proposal: Proposal }
  | { outcome: "confirmed"; statementSlug: string }
  | DeadLink;

export type ConfirmOutcome =
  | { outcome: "confirmed"; statementSlug: string }
  | { outcome: "invalid"; errors: FieldError[] }
  | DeadLink;

export type DisownOutcome =
  { outcome: "disowned" } | { outcome: "confirmed"; statementSlug: string } | DeadLink;

export * from "./own-schema";
