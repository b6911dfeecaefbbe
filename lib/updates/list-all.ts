import { requirePermission, type Actor } from "../accounts/schema";
import { prisma } from "../db";
import { localisedText, type Locale } from "../i18n/schema";
import { isUuid } from "../uuid";
import { findTextLocale } from "./find";
import { updateStateOf, type EditableUpdate, type UpdateLine } from "./schema";

const moments = { publishedAt: true, firstPublishedAt: true } as const;
const mailing = { mailedAt: true, mailingPausedAt: true } as const;

/** All news: what is not public first, the newest change on top, then by day. Throws `NotPermitted`. */
export async function listAllUpdates(actor: Actor, locale: Locale): Promise<UpdateLine[]> {
  requirePermission(actor, "editUpdates");
  const rows = await prisma.update.findMany({
    orderBy: [{ publishedAt: { sort: "desc", nulls: "first" } }, { changedAt: "desc" }],
    select: {
      ...{ id: true, title: true, stopPress: true, changedAt: true, ...moments, ...mailing },
      ...{ mailingPreparedAt: true, mailingCancelledAt: true },
      mails: { where: { state: "held" }, take: 1, select: { id: true } },
    },
  });
  return rows.map(({ title: column, firstPublishedAt, mails, ...columns }) => {
    const { mailingPausedAt, mailingPreparedAt, mailingCancelledAt, ...row } = columns;
    const title = localisedText.parse(column);
    const titleLocale = findTextLocale(title, locale);
    return {
      ...row,
      title: title[titleLocale] ?? "",
      titleLocale,
      state: updateStateOf({ publishedAt: row.publishedAt, firstPublishedAt }),
      isMailingPaused: mailingPausedAt !== null && (mails.length > 0 || mailingPreparedAt === null),
      isMailingCancelled: mailingCancelledAt !== null,
    };
  });
}

/** One piece of news in every language; null when there is none. Throws `NotPermitted`. */
export async function findEditableUpdate(actor: Actor, id: string): Promise<EditableUpdate | null> {
  requirePermission(actor, "editUpdates");
  if (!isUuid(id)) return null;
  const row = await prisma.update.findUnique({
    where: { id },
    select: {
      ...{ id: true, title: true, body: true, slug: true, stopPress: true, sourceUrl: true },
      ...{ revision: true, ...moments, ...mailing },
    },
  });
  if (!row) return null;
  const { firstPublishedAt, mailingPausedAt, ...rest } = row;
  return {
    ...rest,
    title: localisedText.parse(row.title),
    body: localisedText.parse(row.body),
    state: updateStateOf({ publishedAt: row.publishedAt, firstPublishedAt }),
    isMailingPaused: mailingPausedAt !== null,
  };
}
