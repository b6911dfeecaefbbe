import { requirePermission } from "../accounts";
import type { Actor } from "../accounts/schema";
import { recordAudit } from "../audit";
import { prisma, withTransaction } from "../db";
import { readProse } from "../forms/schema";
import { localisedText, locales, type LocalisedText } from "../i18n/schema";
import { settingsLimits, type Introduction, type IntroductionOutcome } from "./schema";

/** What the home page says before the statements. Throws `NotPermitted`. */
export async function findIntroduction(actor: Actor): Promise<Introduction> {
  requirePermission(actor, "changeSettings");
  const row = await prisma.campaign.findFirstOrThrow({
    select: { stake: true, invitation: true },
  });
  return { stake: toTexts(row.stake), invitation: toTexts(row.invitation) };
}

type Typed = { stake: Record<string, string>; invitation: Record<string, string> };

/**
 * Saves the home page's introduction as it was typed, all or none: what is at stake in every
 * language; what asks to sign only where somebody wants other words than the page's own, which
 * say how many statements there are. Throws `NotPermitted`.
 */
export async function changeIntroduction(
  actor: Actor,
  typed: Typed,
  { now }: { now: Date },
): Promise<IntroductionOutcome> {
  requirePermission(actor, "changeSettings");
  const { introduction, faults } = read(typed);
  if (faults.length) return { outcome: "unfit", faults };
  await withTransaction(async (transaction) => {
    const { rows } = await transaction.query<{ id: string } & Record<keyof Introduction, unknown>>(
      "select id, stake, invitation from campaign limit 1 for no key update",
    );
    const { id, ...before } = rows[0]!;
    const { stake, invitation } = introduction;
    await transaction.query("update campaign set stake = $2, invitation = $3 where id = $1", [
      id,
      JSON.stringify(stake),
      Object.keys(invitation).length ? JSON.stringify(invitation) : null,
    ]);
    const changed = parts.filter((part) => differ(toTexts(before[part]), introduction[part]));
    if (changed.length === 0) return;
    const deed = { actorId: actor.id, action: "settings.changed", subjectId: id, at: now } as const;
    await recordAudit({ ...deed, details: { changed: changed.join(", ") } }, transaction);
  });
  return { outcome: "changed" };
}

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
