import { requirePermission, type Actor } from "../accounts/schema";
import { prisma } from "../db";
import { localisedText, locales, type Locale } from "../i18n/schema";
import { isUuid } from "../uuid";
import { removedEntryDays, type EditableEntry, type EntryLine, type Timeline } from "./schema";
import {
  readEntry,
  selectEntries,
  selectRemovedEntries,
  sourcesColumn,
  toDay,
} from "./timeline-store";

/**
 * The case in dates with its drafts, with what was removed and can still be brought back, and how
 * things stand. Throws `NotPermitted`.
 */
export async function findTimeline(actor: Actor, locale: Locale): Promise<Timeline> {
  requirePermission(actor, "editUpdates");
  const [rows, removed] = await Promise.all([selectEntries(), selectRemovedEntries()]);
  const campaign = await prisma.campaign.findFirstOrThrow({
    select: { situation: true, situationAsOf: true, situationRevision: true },
  });
  const days = rows.map(({ date }) => toDay(date));
  return {
    entries: rows.map((row, index) => ({
      ...toLine(row, locale),
      canMove: { up: days[index - 1] === days[index], down: days[index + 1] === days[index] },
    })),
    removed: removed.map((row) => ({
      id: row.id,
      ...readEntry(row, locale),
      goneAt: new Date(row.removedAt!.getTime() + removedEntryDays * dayInMs),
    })),
    situation: {
      text: localisedText.parse(campaign.situation),
      asOf: toDay(campaign.situationAsOf),
      revision: campaign.situationRevision,
    },
  };
}

const dayInMs = 86_400_000;

type Row = Awaited<ReturnType<typeof selectEntries>>[number];

function toLine(row: Row, locale: Locale): Omit<EntryLine, "canMove"> {
  const text = localisedText.parse(row.text);
  return {
    id: row.id,
    ...readEntry(row, locale),
    isPublished: row.publishedAt !== null,
    missing: locales.filter((each) => !text[each]),
  };
}

/** One entry in every language; null when there is none, or it was removed. Throws `NotPermitted`. */
export async function findEditableEntry(actor: Actor, id: string): Promise<EditableEntry | null> {
  requirePermission(actor, "editUpdates");
  if (!isUuid(id)) return null;
  const row = await prisma.timelineEntry.findUnique({
    where: { id, removedAt: null },
    select: {
      ...{ id: true, date: true, dateLabel: true, text: true, sources: true },
      ...{ publishedAt: true, revision: true },
    },
  });
  return (
    row && {
      id: row.id,
      date: toDay(row.date),
      dateLabel: localisedText.parse(row.dateLabel),
      text: localisedText.parse(row.text),
      sources: sourcesColumn.parse(row.sources).map(({ label, url }) => ({ label, url })),
      isPublished: row.publishedAt !== null,
      revision: row.revision,
    }
  );
}
