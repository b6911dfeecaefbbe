import { prisma } from "../db";
import { defaultLocale, isLocale, localisedText, type Locale } from "../i18n/schema";
import type { UpdateItem } from "./schema";

const fields = {
  slug: true,
  title: true,
  body: true,
  stopPress: true,
  sourceUrl: true,
  publishedAt: true,
} as const;

/** Published news, newest first. */
export async function listUpdates(locale: Locale): Promise<UpdateItem[]> {
  const rows = await prisma.update.findMany({
    where: { publishedAt: { not: null } },
    orderBy: { publishedAt: "desc" },
    select: fields,
  });
  return rows.flatMap((row) => toItem(row, locale) ?? []);
}

/** One published piece of news; null when there is none of that name. */
export async function findUpdate(slug: string, locale: Locale): Promise<UpdateItem | null> {
  if (!/^[a-z0-9-]{1,120}$/.test(slug)) return null;
  const row = await prisma.update.findFirst({ where: { slug }, select: fields });
  return row && toItem(row, locale);
}

type Row = {
  slug: string;
  title: unknown;
  body: unknown;
  stopPress: boolean;
  sourceUrl: string | null;
  publishedAt: Date | null;
};

function toItem({ publishedAt, ...row }: Row, locale: Locale): UpdateItem | null {
  if (!publishedAt) return null;
  const title = localisedText.parse(row.title);
  const body = localisedText.parse(row.body);
  const textLocale = findTextLocale(title, locale);
  return {
    ...row,
    title: title[textLocale] ?? "",
    body: body[textLocale] ?? "",
    textLocale,
    publishedAt,
  };
}

/** Title and text are shown in one language: the reader's, else English, else whichever there is. */
export function findTextLocale(title: Record<string, string>, locale: Locale): Locale {
  const order = [locale, defaultLocale, ...Object.keys(title)];
  return order.filter(isLocale).find((each) => title[each]) ?? locale;
}
