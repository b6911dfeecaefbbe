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

/** What the home page says before the statements, by language; languages without it are left out. */
export type Introduction = { stake: LocalisedText; invitation: LocalisedText };

export type IntroductionField = `${keyof Introduction}.${Locale}`;

export type IntroductionOutcome =
  | { outcome: "changed" }
  | { outcome: "unfit"; faults: { field: IntroductionField; code: TextFault | "required" }[] };

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

export type SettingsOutcome =
  { outcome: "changed" } | { outcome: "unfit"; fields: SettingsField[] };

export type PhotographField =
  | "file"
  | "altEn"
  | "altRu"
  | "captionEn"
  | "captionRu"
  | "author"
  | "licence"
  | "licenceUrl"
  | "sourceUrl";

export type PhotographOutcome =
  | { outcome: "changed" }
  | { outcome: "unfit"; problems: { field: PhotographField; code: PhotographProblem }[] };

export type PhotographProblem =
  "missing" | "too_large" | "not_an_image" | "wrong_size" | "text" | "url";
