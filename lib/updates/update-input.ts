import { readHttps, readLine, readProse, type TextFault } from "../forms/schema";
import { defaultLocale, locales, type Locale, type LocalisedText } from "../i18n/schema";

export const updateLimits = { title: 160, body: 20_000, slug: 100 } as const;

/** What somebody typed into the form. */
export type TypedUpdate = {
  title: Record<string, string>;
  body: Record<string, string>;
  slug: string;
  sourceUrl: string;
  stopPress: boolean;
};

/** The same, checked; languages without a text are left out. */
export type UpdateDraft = {
  title: LocalisedText;
  body: LocalisedText;
  /** Null lets one be made from the title. */
  slug: string | null;
  sourceUrl: string | null;
  stopPress: boolean;
};

export type UpdateFaultCode = TextFault | "required" | "slug" | "url";
export type UpdateFault = {
  field: `${"title" | "body"}.${Locale}` | "slug" | "sourceUrl";
  code: UpdateFaultCode;
};

const slugForm = /^[a-z0-9]+(?:-[a-z0-9]+)*$/;

/** Checks a piece of news as it was typed: everything that is wrong, or what can be saved. */
export function parseUpdate(
  typed: TypedUpdate,
): { ok: true; value: UpdateDraft } | { ok: false; faults: UpdateFault[] } {
  const title = readTexts(typed.title, "title");
  const body = readTexts(typed.body, "body");
  const slug = typed.slug.trim().toLowerCase();
  const sourceUrl = readHttps(typed.sourceUrl);
  const faults: UpdateFault[] = [...title.faults, ...body.faults];
  for (const locale of needTitle(title.texts, body.texts)) {
    if (!faults.some(({ field }) => field === `title.${locale}`)) {
      faults.push({ field: `title.${locale}`, code: "required" });
    }
  }
  if (slug && (slug.length > updateLimits.slug || !slugForm.test(slug))) {
    faults.push({ field: "slug", code: "slug" });
  }
  if (sourceUrl === undefined) faults.push({ field: "sourceUrl", code: "url" });
  if (faults.length > 0 || sourceUrl === undefined) return { ok: false, faults };
  const { stopPress } = typed;
  const texts = { title: title.texts, body: body.texts };
  return { ok: true, value: { ...texts, slug: slug || null, sourceUrl, stopPress } };
}

/** A text without a title could not be listed, and nothing at all not found again. */
function needTitle(title: LocalisedText, body: LocalisedText): Locale[] {
  const untitled = locales.filter((locale) => body[locale] && !title[locale]);
  const isEmpty = Object.keys(title).length === 0 && untitled.length === 0;
  return isEmpty ? [defaultLocale] : untitled;
}

function readTexts(typed: Record<string, string>, field: "title" | "body") {
  const texts: LocalisedText = {};
  const faults: UpdateFault[] = [];
  for (const locale of locales) {
    const read = field === "title" ? readLine : readProse;
    const { text, fault } = read(typed[locale] ?? "", updateLimits[field]);
    if (fault) faults.push({ field: `${field}.${locale}`, code: fault });
    // Kept even when it is at fault, so that its title is not asked for.
    if (text || fault) texts[locale] = text;
  }
  return { texts, faults };
}
