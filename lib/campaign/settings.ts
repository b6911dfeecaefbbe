import { isDeepStrictEqual } from "node:util";
import { requireFreshPasskey, requirePermission, type Actor } from "../accounts/schema";
import { recordAudit } from "../audit";
import { prisma, withTransaction, type Transaction } from "../db";
import { isOvertaken, matchesName, noteOverwriting } from "../forms/schema";
import { localisedText, locales } from "../i18n/schema";
import { judgeEarlierEnd } from "./earlier-end";
import type {
  EarlierEnd,
  EarlierEndFacts,
  Revised,
  SaveWish,
  Settings,
  SettingsField,
  SettingsOutcome,
} from "./schema";
import { readSettings, toWhole } from "./settings-input";

const columns = {
  contactEmail: true,
  controllerName: true,
  controllerAddress: true,
  retentionMonths: true,
  minimumAge: true,
  processors: true,
} as const;

/** What the operator has to fill in. Throws `NotPermitted`. */
export async function findSettings(actor: Actor): Promise<Settings & Revised> {
  requirePermission(actor, "changeSettings");
  const select = { ...columns, settingsRevision: true };
  const { settingsRevision, ...row } = await prisma.campaign.findFirstOrThrow({ select });
  return { ...toSettings(row), revision: settingsRevision };
}

type Row = Omit<Settings, "processors"> & { processors: unknown };

function toSettings(row: Row): Settings {
  return { ...row, processors: row.processors === null ? {} : localisedText.parse(row.processors) };
}

type Wish = SaveWish & { earlierEnd?: EarlierEnd };

/**
 * Saves the settings as they were typed, all or none. The log keeps which were changed, and of
 * numbers what they were. Of a closed campaign fewer months bring its end closer: that wants its
 * name and a fresh passkey, and leaves a week. Throws `NotPermitted`, `PasskeyNeeded`.
 */
export async function changeSettings(
  actor: Actor,
  typed: Record<SettingsField, string>,
  wish: Wish,
  { now }: { now: Date },
): Promise<SettingsOutcome> {
  requirePermission(actor, "changeSettings");
  const wanted = readSettings(typed);
  const fields = Object.entries(wanted).flatMap(([field, value]) =>
    value === undefined ? [field] : [],
  );
  if (fields.length) return { outcome: "unfit", fields: fields as SettingsField[] };
  const settings = toWhole(wanted);
  return withTransaction(async (transaction) => {
    const { id, revision, ...row } = await lockSettings(transaction);
    const before = toSettings(row);
    // The same form, sent twice.
    if (isDeepStrictEqual(before, settings)) return { outcome: "changed" };
    const overtaken = isOvertaken(wish, { revision });
    if (overtaken && !wish.overwrite) return { outcome: "overtaken" };
    if (settings.retentionMonths < before.retentionMonths) {
      const judged = await judgeEarlierEnd(transaction, settings.retentionMonths, { now });
      if (judged?.outcome === "too_soon") return judged;
      if (judged && !isAgreed(judged, wish.earlierEnd, typed)) return judged;
      if (judged) requireFreshPasskey(actor, { now });
    }
    await write(transaction, id, settings);
    const deed = { actorId: actor.id, action: "settings.changed", subjectId: id, at: now } as const;
    const details = { ...compare(before, settings), ...noteOverwriting(overtaken) };
    await recordAudit({ ...deed, details }, transaction);
    return { outcome: "changed" };
  });
}

/** Whether it was said of this very number of months, and not of one that was typed before. */
function isAgreed(
  { title }: EarlierEndFacts,
  earlierEnd: EarlierEnd | undefined,
  { retentionMonths }: Record<SettingsField, string>,
): boolean {
  if (earlierEnd?.months.trim() !== retentionMonths.trim()) return false;
  return Object.values(title).some((name) => matchesName(earlierEnd.name, name));
}

/** Not against keys that point to the campaign: whoever signs meanwhile waits for nobody. */
async function lockSettings(transaction: Transaction): Promise<Row & Kept> {
  const { rows } = await transaction.query<Row & Kept>(
    `select id, contact_email as "contactEmail", controller_name as "controllerName",
       controller_address as "controllerAddress", processors,
       retention_months as "retentionMonths", minimum_age as "minimumAge",
       settings_revision as revision
     from campaign limit 1 for no key update`,
  );
  return rows[0]!;
}

async function write(transaction: Transaction, id: string, settings: Settings): Promise<void> {
  await transaction.query(
    `update campaign set contact_email = $2, controller_name = $3, controller_address = $4,
       retention_months = $5, minimum_age = $6, processors = $7,
       settings_revision = settings_revision + 1
     where id = $1`,
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
}

type Kept = { id: string; revision: number };

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
