import { locales, type Locale, type LocalisedText } from "../i18n/schema";
import { parseAddress } from "../privacy/schema";
import { settingsLimits, type Settings, type SettingsField } from "./schema";

type Processors = Record<`processors.${Locale}`, string | null | undefined>;

/** Each value, or undefined where what was typed cannot be one. */
export function readSettings(typed: Record<SettingsField, string>) {
  const { retentionMonths, minimumAge } = settingsLimits;
  const processors = locales.map((locale) => {
    const field = `processors.${locale}` as const;
    return [field, readText(typed[field], true)];
  });
  return {
    contactEmail: readEmail(typed.contactEmail),
    controllerName: readText(typed.controllerName, false),
    controllerAddress: readText(typed.controllerAddress, true),
    retentionMonths: readNumber(typed.retentionMonths, retentionMonths),
    minimumAge: readNumber(typed.minimumAge, minimumAge),
    ...(Object.fromEntries(processors) as Processors),
  };
}

/** Settings of which nothing is undefined, with the languages together. */
export function toWhole(wanted: ReturnType<typeof readSettings>): Settings {
  const processors: LocalisedText = {};
  for (const locale of locales) {
    const text = wanted[`processors.${locale}`];
    if (text) processors[locale] = text;
  }
  const { contactEmail, controllerName, controllerAddress, retentionMonths, minimumAge } = wanted;
  return {
    contactEmail: contactEmail!,
    controllerName: controllerName!,
    controllerAddress: controllerAddress!,
    retentionMonths: retentionMonths!,
    minimumAge: minimumAge!,
    processors,
  };
}

function readEmail(typed: string): string | null | undefined {
  if (typed.trim() === "") return null;
  return parseAddress(typed)?.typed;
}

function readText(typed: string, mayHaveLines: boolean): string | null | undefined {
  const text = typed.normalize("NFC").replaceAll("\r\n", "\n").trim();
  const plain = mayHaveLines ? text.replaceAll("\n", "") : text;
  if (text.length > settingsLimits.text || /[\p{C}\p{Zl}\p{Zp}]/u.test(plain)) return undefined;
  return text || null;
}

function readNumber(typed: string, { least, most }: { least: number; most: number }) {
  const number = /^\d{1,4}$/.test(typed.trim()) ? Number(typed) : NaN;
  return number >= least && number <= most ? number : undefined;
}
