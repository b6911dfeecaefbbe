import type { TextFault } from "../forms/schema";
import type { Locale, LocalisedText } from "../i18n/schema";

/** What the settings hold; empty texts are null. */
export type Settings = {
  contactEmail: string | null;
  controllerName: string | null;
  controllerAddress: string | null;
  retentionMonths: number;
  minimumAge: number;
  /** Who runs the server and carries the mail, by language; languages without it are left out. */
  processors: LocalisedText;
};

/** What a form of the settings was opened with. */
export type Revised = {
  /** Sent back when saving: what was changed in between is not overwritten unseen. */
  revision: number;
};

/** How a form of the settings is saved. */
export type SaveWish = Revised & {
  /** Whether to save over what somebody else saved in between. */
  overwrite?: boolean;
};

/** Of a closed campaign: who wants its end to come earlier says its name, for so many months. */
export type EarlierEnd = { name: string; months: string };

/** What the home page says before the statements, by language; languages without it are left out. */
export type Introduction = { stake: LocalisedText; invitation: LocalisedText };

export type IntroductionField = `${keyof Introduction}.${Locale}`;

export type IntroductionOutcome =
  | { outcome: "changed" | "overtaken" }
  | { outcome: "unfit"; faults: { field: IntroductionField; code: TextFault | "required" }[] };

/** What the site says of itself: the campaign's title and description, and its two fixed pages. */
export const siteTextKeys = ["campaign", "privacy", "contact"] as const;

export type SiteTextKey = (typeof siteTextKeys)[number];

/** By language; `body` is the campaign's description, or a page in Markdown. */
export type SiteText = { title: LocalisedText; body: LocalisedText };

export type SiteTextField = `${keyof SiteText}.${Locale}`;

/** `no_risks`: without that section the sign form's link for people in danger leads nowhere. */
export type SiteTextOutcome =
  | { outcome: "changed" | "overtaken" }
  | {
      outcome: "unfit";
      faults: { field: SiteTextField; code: TextFault | "required" | "no_risks" }[];
    };

export const siteTextLimits = { title: 200, description: 300, page: 40_000 } as const;

export type PhotographSettings = {
  /** Where the present one is shown; null while there is none. */
  file: string | null;
  credit: PhotographTexts;
};

/** What is said beside the photograph, in every language. */
export type PhotographTexts = {
  alt: Record<Locale, string>;
  caption: Record<Locale, string>;
  author: string;
  licence: string;
  licenceUrl: string;
  sourceUrl: string | null;
};

export type SettingsField = Exclude<keyof Settings, "processors"> | `processors.${Locale}`;

export const settingsLimits = {
  retentionMonths: { least: 1, most: 120 },
  minimumAge: { least: 13, most: 18 },
  text: 500,
  stake: 4_000,
  invitation: 1_000,
} as const;

/**
 * `ends_earlier`: the campaign is closed and all about its signers would be erased sooner, which
 * has to be said once more; `too_soon`: with less than `leastDaysLeft` from now.
 */
export type SettingsOutcome =
  | { outcome: "changed" }
  | { outcome: "overtaken" }
  | { outcome: "unfit"; fields: SettingsField[] }
  | { outcome: "too_soon"; endsAt: Date }
  | ({ outcome: "ends_earlier" } & EarlierEndFacts);

/** What comes with an earlier end: when it would be, when it is now, and the rows that go. */
export type EarlierEndFacts = {
  endsAt: Date;
  endsNow: Date;
  signatures: number;
  title: LocalisedText;
};

/** So many days of a closed campaign are left for lists and second thoughts, whatever is saved. */
export const leastDaysLeft = 7;

export type PhotographField =
  | "file"
  | "areOfNew"
  | "altEn"
  | "altRu"
  | "captionEn"
  | "captionRu"
  | "author"
  | "licence"
  | "licenceUrl"
  | "sourceUrl";

export type PhotographOutcome =
  | { outcome: "changed" | "overtaken" }
  | { outcome: "unfit"; problems: { field: PhotographField; code: PhotographProblem }[] };

export type PhotographProblem =
  "missing" | "too_large" | "not_an_image" | "wrong_size" | "text" | "url" | "of_former";
