import { UpdateMail } from "@/emails/update";
import { pickText } from "@/lib/i18n";
import { paths } from "@/lib/paths";
import { oneClickUnsubscribeOf, unsubscribeLinkOf } from "@/lib/signing";
import { excerptOf } from "../excerpt";
import { renderMail, type ComposedMail } from "../render";
import { findUpdates, type QueuedMail } from "../store";
import { translator, writeFooter, type Sender } from "../wording";
import type { Purpose } from "./purpose";
import { localeOf, toUrl } from "./statement-facts";

/** What a piece of news says by mail; links are absolute. */
export type UpdateFacts = Sender & {
  title: string;
  excerpt: string | null;
  updateUrl: string;
  /** How its reader stops the news; null for a test, which nobody ordered. */
  waysOut: WaysOut | null;
};

type WaysOut = {
  /** The page with the button. */
  unsubscribeUrl: string;
  /** Where a mail program stops them by itself (RFC 8058). */
  oneClickUrl: string;
};

/**
 * News to who asked for them, or as a test; over when they no longer want them. What was
 * withdrawn or paused is held back before it comes here (`withholdMails`).
 */
export const update: Purpose<UpdateFacts> = { find, compose };

async function find(mails: QueuedMail[]): Promise<Map<string, UpdateFacts>> {
  const updates = await findUpdates([...new Set(mails.flatMap(({ updateId }) => updateId ?? []))]);
  const known = new Map<string, UpdateFacts>();
  for (const mail of mails) {
    const news = updates.find(({ id }) => id === mail.updateId);
    const waysOut = findWaysOut(mail);
    if (!news || waysOut === "unwanted") continue;
    const locale = localeOf(mail);
    const { campaign } = news;
    known.set(mail.id, {
      locale,
      campaign: pickText(campaign.title, locale) ?? "",
      controller: campaign.controllerName,
      contact: campaign.contactEmail,
      title: pickText(news.title, locale) ?? "",
      excerpt: excerptOf(pickText(news.body, locale) ?? ""),
      updateUrl: toUrl(paths.update(locale, news.slug)),
      waysOut,
    });
  }
  return known;
}

/** How this mail's reader stops the news, or that they get none any more. */
function findWaysOut(mail: QueuedMail): WaysOut | null | "unwanted" {
  const locale = localeOf(mail);
  const { signature } = mail;
  if (!signature) return null;
  const { confirmedOn, state, wantsUpdates, id, nonce } = signature;
  if (state !== "confirmed" || !wantsUpdates || !confirmedOn) return "unwanted";
  const subject = { id, nonce, locale, confirmedOn };
  return {
    unsubscribeUrl: toUrl(unsubscribeLinkOf(subject)),
    oneClickUrl: toUrl(oneClickUnsubscribeOf(subject)),
  };
}

async function compose(facts: UpdateFacts): Promise<ComposedMail> {
  const { locale, title, excerpt, updateUrl, waysOut, campaign } = facts;
  const t = translator(locale);
  const texts = {
    locale,
    preheader: t("update.preheader"),
    opening: t("update.opening"),
    title,
    excerpt,
    action: t("update.action"),
    updateUrl,
    stop: t(waysOut ? "update.stop" : "update.stopInTest"),
    footer: writeFooter(facts, t(waysOut ? "update.why" : "update.whyTest", { campaign })),
  };
  const { unsubscribeUrl, oneClickUrl } = waysOut ?? {};
  const links: Record<string, string> = unsubscribeUrl ? { unsubscribeUrl } : {};
  const letter = await renderMail(UpdateMail, texts, links);
  const headers = oneClickUrl ? makeListHeaders(oneClickUrl) : {};
  return { subject: t("update.subject"), ...letter, headers };
}

function makeListHeaders(oneClickUrl: string): Record<string, string> {
  return {
    "List-Unsubscribe": `<${oneClickUrl}>`,
    "List-Unsubscribe-Post": "List-Unsubscribe=One-Click",
  };
}
