import { env } from "@/lib/env";
import { isLocale, pickText, type Locale } from "@/lib/i18n";
import { defaultLocale } from "@/lib/i18n/schema";
import { paths } from "@/lib/paths";
import { addressContext, open } from "@/lib/privacy";
import { confirmLinkOf, manageLinkOf } from "@/lib/signing";
import { statementCan } from "@/lib/statements/schema";
import type { MailContent, MailSubject } from "./compose";
import type { OutgoingMail } from "./schema";
import { makeHeaders } from "./sender";
import { findStatements, findVersionTitles, type MailStatement, type QueuedMail } from "./store";

type Title = { locale: string; title: string };

/** What the mails of one batch say of their statements, read once for all of them. */
export type MailContext = {
  titles: Map<string, Title[]>;
  statements: Map<string, MailStatement>;
};

/** Reads the statements and titles that these mails speak of. */
export async function findMailContext(mails: QueuedMail[]): Promise<MailContext> {
  const distinct = (pick: (mail: QueuedMail) => string) => [...new Set(mails.map(pick))];
  const [titles, statements] = await Promise.all([
    findVersionTitles(distinct(({ signature }) => signature.versionId)),
    findStatements(distinct(({ signature }) => signature.statementId)),
  ]);
  return {
    titles: Map.groupBy(titles, ({ versionId }) => versionId),
    statements: new Map(statements.map((statement) => [statement.id, statement])),
  };
}

/**
 * Loads what writing mails needs; a worker does so at its start, and the first mail does
 * not wait for it. The web, which shows the mailbox through the same door, never does.
 */
export function loadComposer() {
  return import("./compose");
}

/**
 * Turns an outbox row into a mail that can go out. Returns null when what it was about
 * is over (confirmed, expired or withdrawn meanwhile). Throws when the recipient cannot
 * be decrypted.
 */
export async function prepareMail(
  mail: QueuedMail,
  context: MailContext,
  now: Date,
): Promise<OutgoingMail | null> {
  const content = findContent(mail, context, now);
  if (!content || !mail.recipient) return null;
  const { composeMail } = await loadComposer();
  return {
    id: mail.id,
    to: open(mail.recipient, addressContext(mail.signature.emailFingerprint)),
    from: env.mailFrom,
    ...(await composeMail(content)),
    headers: makeHeaders(mail.id, env.mailFrom),
  };
}

function findContent(mail: QueuedMail, context: MailContext, now: Date): MailContent | null {
  const { signature, purpose } = mail;
  const statement = context.statements.get(signature.statementId);
  if (!statement) return null;
  const locale = isLocale(mail.locale) ? mail.locale : defaultLocale;
  const titles = context.titles.get(signature.versionId) ?? [];
  const subject = describeSubject(statement, titles, locale);
  const link = { id: signature.id, nonce: signature.nonce, locale };

  if (purpose === "confirm") {
    const { expiresAt } = signature;
    if (signature.state !== "pending" || !expiresAt || expiresAt <= now) return null;
    const confirmUrl = toUrl(confirmLinkOf({ ...link, expiresAt }));
    return { ...subject, purpose, confirmUrl, queuedAt: mail.createdAt, expiresAt };
  }
  const { confirmedOn } = signature;
  if (signature.state !== "confirmed" || !confirmedOn) return null;
  const manageUrl = toUrl(manageLinkOf({ ...link, confirmedOn }));
  if (purpose === "already_signed") return { ...subject, purpose, manageUrl };
  return {
    ...subject,
    purpose,
    manageUrl,
    keepsAddress: signature.wantsUpdates,
    statementUrl: toUrl(paths.statement(locale, statement.slug)),
    sister: describeSister(statement, locale),
  };
}

function describeSubject(
  { campaign, originalLocale }: MailStatement,
  titles: Title[],
  locale: Locale,
): MailSubject {
  return {
    locale,
    campaign: pickText(campaign.title, locale) ?? "",
    controller: campaign.controllerName,
    contact: campaign.contactEmail,
    statement: pickTitle(titles, locale, originalLocale),
  };
}

function describeSister({ sister, sisterNotice }: MailStatement, locale: Locale) {
  if (!sister || !statementCan.sign(sister.status)) return null;
  return {
    title: pickTitle(sister.versions[0]?.texts ?? [], locale, sister.originalLocale),
    notice: pickText(sisterNotice, locale),
    url: toUrl(paths.statement(locale, sister.slug)),
  };
}

function pickTitle(titles: Title[], locale: Locale, originalLocale: string): string {
  const inLanguage = (wanted: string) => titles.find((text) => text.locale === wanted)?.title;
  return inLanguage(locale) ?? inLanguage(originalLocale) ?? "";
}

function toUrl(path: string): string {
  return `${env.publicUrl}${path}`;
}
