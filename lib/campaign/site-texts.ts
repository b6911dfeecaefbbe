import { isDeepStrictEqual } from "node:util";
import { requirePermission, type Actor } from "../accounts/schema";
import { recordAudit } from "../audit";
import { pool, withTransaction, type Transaction } from "../db";
import { isOvertaken, noteOverwriting } from "../forms/schema";
import { locales } from "../i18n/schema";
import {
  siteTextKeys,
  type Revised,
  type SaveWish,
  type SiteText,
  type SiteTextKey,
  type SiteTextOutcome,
} from "./schema";
import { readSiteText, type TypedSiteText } from "./site-text-input";

/** What the site says of itself, in every language. Throws `NotPermitted`. */
export async function findSiteTexts(
  actor: Actor,
): Promise<Record<SiteTextKey, SiteText & Revised>> {
  requirePermission(actor, "changeSettings");
  const texts = await Promise.all(siteTextKeys.map((key) => select(pool, key, "")));
  const pairs = siteTextKeys.map((key, index) => [key, texts[index]!.text]);
  return Object.fromEntries(pairs) as Record<SiteTextKey, SiteText & Revised>;
}

/**
 * Saves one of them as it was typed, in all languages or not at all. What somebody else saved
 * meanwhile is not overwritten unasked. Readers see it within seconds. Throws `NotPermitted`.
 */
export async function changeSiteText(
  actor: Actor,
  { key, typed, ...wish }: { key: SiteTextKey; typed: TypedSiteText } & SaveWish,
  { now }: { now: Date },
): Promise<SiteTextOutcome> {
  requirePermission(actor, "changeSettings");
  const { text, faults } = readSiteText(key, typed);
  if (faults.length) return { outcome: "unfit", faults };
  return withTransaction(async (transaction) => {
    const { id, text: present } = await select(transaction, key, "for no key update");
    const { revision, ...before } = present;
    // The same form, sent twice.
    if (isDeepStrictEqual(before, text)) return { outcome: "changed" };
    const overtaken = isOvertaken(wish, { revision });
    if (overtaken && !wish.overwrite) return { outcome: "overtaken" };
    await write(transaction, { id, key, text, revision: revision + 1 });
    const details = { changed: facts[key], ...noteOverwriting(overtaken) };
    const deed = { actorId: actor.id, action: "site_text.changed", subjectId: id } as const;
    await recordAudit({ ...deed, details, at: now }, transaction);
    return { outcome: "changed" };
  });
}

/** What the log calls them. */
const facts: Record<SiteTextKey, string> = {
  campaign: "campaignTitle",
  privacy: "privacyPage",
  contact: "contactPage",
};

type Asked = Pick<Transaction, "query">;
type Found = { id: string; text: SiteText & Revised };

/** The campaign's row is locked in any case, so that two who save a page come one after the other. */
async function select(
  asked: Asked,
  key: SiteTextKey,
  lock: "" | "for no key update",
): Promise<Found> {
  const { rows } = await asked.query<{ id: string } & SiteText & Revised>(
    `select id, title, description as body, title_revision as revision from campaign limit 1 ${lock}`,
  );
  const { id, ...campaign } = rows[0]!;
  if (key === "campaign") return { id, text: campaign };
  const { rows: pages } = await asked.query<SiteText & Revised>(
    `select jsonb_object_agg(locale, title) as title, jsonb_object_agg(locale, body) as body,
       max(revision) as revision
     from campaign_page where campaign_id = $1 and slug = $2 and locale = any ($3)`,
    [id, key, locales],
  );
  return { id, text: pages[0]! };
}

type Written = { id: string; key: SiteTextKey; text: SiteText; revision: number };

async function write(
  transaction: Transaction,
  { id, key, text, revision }: Written,
): Promise<void> {
  if (key === "campaign") {
    await transaction.query(
      "update campaign set title = $2, description = $3, title_revision = $4 where id = $1",
      [id, JSON.stringify(text.title), JSON.stringify(text.body), revision],
    );
    return;
  }
  await transaction.query(
    `update campaign_page set title = $3::jsonb ->> locale, body = $4::jsonb ->> locale, revision = $5
     where campaign_id = $1 and slug = $2 and locale = any ($6)`,
    [id, key, JSON.stringify(text.title), JSON.stringify(text.body), revision, locales],
  );
}
