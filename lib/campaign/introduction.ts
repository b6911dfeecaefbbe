import { requirePermission, type Actor } from "../accounts/schema";
import { recordAudit } from "../audit";
import { prisma, withTransaction } from "../db";
import { isOvertaken, noteOverwriting, readProse } from "../forms/schema";
import { localisedText, locales, type LocalisedText } from "../i18n/schema";
import {
  settingsLimits,
  type Introduction,
  type IntroductionOutcome,
  type Revised,
  type SaveWish,
} from "./schema";

/** What the home page says before the statements. Throws `NotPermitted`. */
export async function findIntroduction(actor: Actor): Promise<Introduction & Revised> {
  requirePermission(actor, "changeSettings");
  const row = await prisma.campaign.findFirstOrThrow({
    select: { stake: true, invitation: true, introductionRevision: true },
  });
  const texts = { stake: toTexts(row.stake), invitation: toTexts(row.invitation) };
  return { ...texts, revision: row.introductionRevision };
}

type Typed = { stake: Record<string, string>; invitation: Record<string, string> };

/**
 * Saves the home page's introduction as it was typed, all or none: what is at stake in every
 * language; what asks to sign only where somebody wants other words than the page's own, which
 * say how many statements there are. What somebody else saved meanwhile is not overwritten
 * unasked. Throws `NotPermitted`.
 */
export async function changeIntroduction(
  actor: Actor,
  typed: Typed,
  wish: SaveWish,
  { now }: { now: Date },
): Promise<IntroductionOutcome> {
  requirePermission(actor, "changeSettings");
  const { introduction, faults } = read(typed);
  if (faults.length) return { outcome: "unfit", faults };
  return withTransaction(async (transaction) => {
    const { rows } = await transaction.query<Row>(
      `select id, stake, invitation, introduction_revision as revision
       from campaign limit 1 for no key update`,
    );
    const { id, revision, ...before } = rows[0]!;
    const changed = parts.filter((part) => differ(toTexts(before[part]), introduction[part]));
    // The same form, sent twice.
    if (changed.length === 0) return { outcome: "changed" };
    const overtaken = isOvertaken(wish, { revision });
    if (overtaken && !wish.overwrite) return { outcome: "overtaken" };
    const { stake, invitation } = introduction;
    await transaction.query(
      `update campaign set stake = $2, invitation = $3,
         introduction_revision = introduction_revision + 1 where id = $1`,
      [
        id,
        JSON.stringify(stake),
        Object.keys(invitation).length ? JSON.stringify(invitation) : null,
      ],
    );
    const deed = { actorId: actor.id, action: "introduction.changed", subjectId: id } as const;
    const details = { changed: changed.join(", "), ...noteOverwriting(overtaken) };
    await recordAudit({ ...deed, details, at: now }, transaction);
    return { outcome: "changed" };
  });
}

type Row = { id: string; revision: number } & Record<keyof Introduction, unknown>;

const parts = ["stake", "invitation"] as const;

function read(typed: Typed) {
  const introduction: Introduction = { stake: {}, invitation: {} };
  const faults: Extract<IntroductionOutcome, { outcome: "unfit" }>["faults"] = [];
  for (const part of parts) {
    for (const locale of locales) {
      const { text, fault } = readProse(typed[part][locale] ?? "", settingsLimits[part]);
      const code = fault ?? (part === "stake" && !text ? "required" : null);
      if (code) faults.push({ field: `${part}.${locale}`, code });
      if (text) introduction[part][locale] = text;
    }
  }
  return { introduction, faults };
}

function differ(before: LocalisedText, after: LocalisedText): boolean {
  return locales.some((locale) => before[locale] !== after[locale]);
}

function toTexts(column: unknown): LocalisedText {
  return column === null ? {} : localisedText.parse(column);
}
