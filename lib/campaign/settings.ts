import { requirePermission } from "../accounts";
import type { Actor } from "../accounts/schema";
import { recordAudit } from "../audit";
import { prisma, withTransaction } from "../db";
import { localisedText, locales, type Locale, type LocalisedText } from "../i18n/schema";
import { parseAddress } from "../privacy/schema";
import { settingsLimits, type Settings, type SettingsField, type SettingsOutcome } from "./schema";

const columns = {
  contactEmail: true,
  controllerName: true,
  controllerAddress: true,
  retentionMonths: true,
  minimumAge: true,
  processors: true,
} as const;

/** What the operator has to fill in. Throws `NotPermitted`. */
export async function findSettings(actor: Actor): Promise<Settings> {
  requirePermission(actor, "changeSettings");
  return toSettings(await prisma.campaign.findFirstOrThrow({ select: columns }));
}

function toSettings(row: Omit<Settings, "processors"> & { processors: unknown }): Settings {
  return { ...row, processors: row.processors === null ? {} : localisedText.parse(row.processors) };
}

/**
 * Saves the settings as they were typed, all or none. The log keeps which were changed, and of
 * numbers what they were. Throws `NotPermitted`.
 */
export async function changeSettings(
  actor: Actor,
  typed: Record<SettingsField, string>,
  { now }: { now: Date },
): Promise<SettingsOutcome> {
  requirePermission(actor, "changeSettings");
  const wanted = readSettings(typed);
  const fields = Object.entries(wanted).flatMap(([field, value]) =>
    value === undefined ? [field] : [],
  );
  if (fields.length) return { outcome: "unfit", fields: fields as SettingsField[] };
  const settings = toWhole(wanted);
  await withTransaction(async (transaction) => {
    const { rows } = await transaction.query<Omit<Settings, "processors"> & Kept>(
      `select id, contact_email as "contactEmail", controller_name as "controllerName",
         controller_address as "controllerAddress", processors,
         retention_months as "retentionMonths", minimum_age as "minimumAge"
       from campaign limit 1 for update`,
    );
    const { id, ...row } = rows[0]!;
    await transaction.query(
      `update campaign set contact_email = $2, controller_name = $3, controller_address = $4,
         retention_months = $5, minimum_age = $6, processors = $7 where id = $1`,
      [
        id,
        settings.contactEmail,
        settings.controllerName,
        settings.controllerAddress,
        settings.retentionMonths,
        settings.minimumAge,
        Object.keys(settings.processors).length ? JSON.stringify(settings.processors) : null,
      ],
    );
    const deed = { actorId: actor.id, action: "settings.changed", subjectId: id, at: now } as const;
    await recordAudit({ ...deed, details: compare(toSettings(row), settings) }, transaction);
  });
  return { outcome: "changed" };
}

type Kept = { id: string; processors: unknown };

/** For the log: of words only that they changed. */
function compare(before: Settings, after: Settings) {
  const words = ["contactEmail", "controllerName", "controllerAddress"] as const;
  const changed: string[] = words.filter((field) => before[field] !== after[field]);
  const isOther = locales.some((locale) => before.processors[locale] !== after.processors[locale]);
  if (isOther) changed.push("processors");
  const { retentionMonths: retention, minimumAge: age } = before;
  return {
    ...(changed.length ? { changed: changed.join(", ") } : {}),
    ...(retention === after.retentionMonths
      ? {}
      : { retentionBefore: retention, retentionAfter: after.retentionMonths }),
    ...(age === after.minimumAge ? {} : { ageBefore: age, ageAfter: after.minimumAge }),
  };
}

type Processors = Record<`processors.${Locale}`, string | null | undefined>;

/** Each value, or undefined where what was typed cannot be one. */
function readSettings(typed: Record<SettingsField, string>) {
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
function toWhole(wanted: ReturnType<typeof readSettings>): Settings {
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
