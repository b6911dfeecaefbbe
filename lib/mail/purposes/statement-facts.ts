import { env } from "@/lib/env";
import { pickText, type Locale } from "@/lib/i18n";
import { toLocale } from "@/lib/i18n/schema";
import { paths } from "@/lib/paths";
import { statementCan, statementStatusAt } from "@/lib/statements/schema";
import {
  findStatements,
  findVersionTitles,
  type MailSignature,
  type MailStatement,
  type QueuedMail,
} from "../store";
import type { Sender } from "../wording";

type Title = { locale: string; title: string };

/** What every mail about a signature says. Titles are in the mail's language where they exist in it. */
export type StatementFacts = Sender & { statement: string };

/** One mail with the signature that it is about and what can be said of the statement. */
export type SignatureMail = {
  mail: QueuedMail;
  signature: MailSignature;
  statement: MailStatement;
  facts: StatementFacts;
  /** What a link of this signature is made from. */
  link: { id: string; nonce: Uint8Array; locale: Locale };
};

/**
 * Reads what these mails say of their statements, once for all of them, and gives each to
 * `tell`, which answers with the mail's facts or with null when it is over.
 */
export async function tellOfSignatures<Facts>(
  mails: QueuedMail[],
  tell: (about: SignatureMail) => Facts | null,
): Promise<Map<string, Facts>> {
  const signatures = mails.flatMap(({ signature }) => signature ?? []);
  const [titles, statements] = await Promise.all([
    findVersionTitles([...new Set(signatures.map(({ versionId }) => versionId))]),
    findStatements([...new Set(signatures.map(({ statementId }) => statementId))]),
  ]);
  const titlesOf = Map.groupBy(titles, ({ versionId }) => versionId);
  const known = new Map<string, Facts>();
  for (const mail of mails) {
    const { signature } = mail;
    const statement = statements.find(({ id }) => id === signature?.statementId);
    if (!signature || !statement) continue;
    const locale = localeOf(mail);
    const facts = describe(statement, titlesOf.get(signature.versionId) ?? [], locale);
    const link = { id: signature.id, nonce: signature.nonce, locale };
    const told = tell({ mail, signature, statement, facts, link });
    if (told) known.set(mail.id, told);
  }
  return known;
}

/** The language that a mail is written in. */
export function localeOf(mail: QueuedMail): Locale {
  return toLocale(mail.locale);
}

/** The address of the site's page at `path`. */
export function toUrl(path: string): string {
  return `${env.publicUrl}${path}`;
}

function describe(
  { campaign, originalLocale }: MailStatement,
  titles: Title[],
  locale: Locale,
): StatementFacts {
  return {
    locale,
    campaign: pickText(campaign.title, locale) ?? "",
    controller: campaign.controllerName,
    contact: campaign.contactEmail,
    statement: pickTitle(titles, locale, originalLocale),
  };
}

/** Whether a statement, or its sister, takes signatures at that moment. */
export function isOpen(statement: Parameters<typeof statementStatusAt>[0], now: Date): boolean {
  return statementCan.sign(statementStatusAt(statement, now));
}

/** The sister statement while it can be signed. */
export function describeSister(
  { sister, sisterNotice }: MailStatement,
  { locale, now }: { locale: Locale; now: Date },
) {
  if (!sister || !isOpen(sister, now)) return null;
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
