import { requirePermission } from "../accounts";
import type { Actor } from "../accounts/schema";
import { recordAudit } from "../audit";
import { prisma, withTransaction } from "../db";
import { parseAddress } from "../privacy/schema";
import { settingsLimits, type Settings, type SettingsField, type SettingsOutcome } from "./schema";

const columns = {
  contactEmail: true,
  controllerName: true,
  controllerAddress: true,
  retentionMonths: true,
  minimumAge: true,
} as const;

/** What the operator has to fill in. Throws `NotPermitted`. */
export function findSettings(actor: Actor): Promise<Settings> {
  requirePermission(actor, "changeSettings");
  return prisma.campaign.findFirstOrThrow({ select: columns });
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
  const settings = wanted as Settings;
  await withTransaction(async (transaction) => {
    const { rows } = await transaction.query<{ id: string; retention: number; age: number }>(
      `select id, retention_months as retention, minimum_age as age from campaign limit 1 for update`,
    );
    const { id, retention, age } = rows[0]!;
    await transaction.query(
      `update campaign set contact_email = $2, controller_name = $3, controller_address = $4,
         retention_months = $5, minimum_age = $6 where id = $1`,
      [
        id,
        settings.contactEmail,
        settings.controllerName,
        settings.controllerAddress,
        settings.retentionMonths,
        settings.minimumAge,
      ],
    );
    const details = {
      ...(retention === settings.retentionMonths
        ? {}
        : { retentionBefore: retention, retentionAfter: settings.retentionMonths }),
      ...(age === settings.minimumAge ? {} : { ageBefore: age, ageAfter: settings.minimumAge }),
    };
    const deed = { actorId: actor.id, action: "settings.changed", subjectId: id } as const;
    await recordAudit({ ...deed, details, at: now }, transaction);
  });
  return { outcome: "changed" };
}

/** Each value, or undefined where what was typed cannot be one. */
function readSettings(typed: Record<SettingsField, string>) {
  const { retentionMonths, minimumAge } = settingsLimits;
  return {
    contactEmail: readEmail(typed.contactEmail),
    controllerName: readText(typed.controllerName, false),
    controllerAddress: readText(typed.controllerAddress, true),
    retentionMonths: readNumber(typed.retentionMonths, retentionMonths),
    minimumAge: readNumber(typed.minimumAge, minimumAge),
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
