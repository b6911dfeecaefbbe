import { readLine, readProse } from "../forms/schema";
import { locales } from "../i18n/schema";
import { parseMarkdown } from "../prose/schema";
import { siteTextLimits, type SiteText, type SiteTextKey, type SiteTextOutcome } from "./schema";

export type TypedSiteText = Record<keyof SiteText, Record<string, string>>;

type Faults = Extract<SiteTextOutcome, { outcome: "unfit" }>["faults"];

/** What was typed, tidied, and what is wrong with it: every language has every text. */
export function readSiteText(key: SiteTextKey, typed: TypedSiteText) {
  const text: SiteText = { title: {}, body: {} };
  const faults: Faults = [];
  for (const locale of locales) {
    const title = readLine(typed.title[locale] ?? "", siteTextLimits.title);
    const body = readBody(key, typed.body[locale] ?? "");
    for (const [part, { text: read, fault }] of [
      ["title", title],
      ["body", body],
    ] as const) {
      const code = fault ?? (read ? null : "required");
      if (code) faults.push({ field: `${part}.${locale}`, code });
      text[part][locale] = read;
    }
    const isWhole = body.text && !body.fault;
    if (key === "privacy" && isWhole && !hasRisks(body.text)) {
      faults.push({ field: `body.${locale}`, code: "no_risks" });
    }
  }
  return { text, faults };
}

function readBody(key: SiteTextKey, typed: string) {
  const { description, page } = siteTextLimits;
  return key === "campaign" ? readLine(typed, description) : readProse(typed, page);
}

/** The section for people in danger: the sign form links to it. */
function hasRisks(body: string): boolean {
  return parseMarkdown(body).some((block) => block.kind === "heading" && block.id === "risks");
}
