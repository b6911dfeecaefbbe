import { prisma } from "../db";
import { localisedText, pickText, type Locale } from "../i18n/schema";
import { paths } from "../paths";
import { creditColumn } from "./credit";
import { readEntry, readSources, timelineOrder } from "./timeline-store";
import {
  imageName,
  type CampaignFrame,
  type CampaignHome,
  type CampaignPageSlug,
  type CampaignTextPage,
  type PhotographCredit,
  type TimelineItem,
} from "./schema";

/** The campaign's name and who answers for it, for every page's frame. Throws before the seed. */
export async function findCampaign(locale: Locale): Promise<CampaignFrame> {
  return toFrame(await requireCampaign(), locale);
}

/** All that the home page says of the campaign before the statements, with the exact total. */
export async function findCampaignHome(locale: Locale): Promise<CampaignHome> {
  const row = await requireCampaign();
  const credit = toCredit(row.photographCredit, locale);
  return {
    ...toFrame(row, locale),
    stake: paragraphs(pickText(row.stake, locale)),
    invitation: paragraphs(inThisLanguage(row.invitation, locale)),
    situation: paragraphs(pickText(row.situation, locale)),
    situationAsOf: row.situationAsOf.toISOString().slice(0, 10),
    total: row.tally?.total ?? 0,
    photograph: row.photograph ? { ...credit, file: addressOf(row.photograph) } : null,
    photographCredit: credit,
  };
}

/** An uploaded image is kept by its name; what came with the content has an address already. */
function addressOf(photograph: string): string {
  return imageName.test(photograph) ? paths.photograph(photograph) : photograph;
}

/** The case in dates as it is published, earliest first. */
export async function listTimeline(locale: Locale): Promise<TimelineItem[]> {
  const rows = await prisma.timelineEntry.findMany({
    where: { publishedAt: { not: null }, removedAt: null },
    orderBy: timelineOrder,
    select: { date: true, dateLabel: true, text: true, sources: true },
  });
  return rows.map((row) => ({
    ...readEntry(row, locale),
    sources: readSources(row.sources, locale),
  }));
}

/** A text page in `locale`. Throws when the seed did not bring it: the pages are fixed. */
export async function findCampaignPage(
  slug: CampaignPageSlug,
  locale: Locale,
): Promise<CampaignTextPage> {
  return prisma.campaignPage.findFirstOrThrow({
    where: { slug, locale },
    select: { title: true, body: true },
  });
}

function requireCampaign() {
  return prisma.campaign.findFirstOrThrow({ include: { tally: true } });
}

type CampaignRow = Awaited<ReturnType<typeof requireCampaign>>;

function toFrame(row: CampaignRow, locale: Locale): CampaignFrame {
  const { minimumAge, retentionMonths, controllerName, controllerAddress, contactEmail } = row;
  return {
    title: pickText(row.title, locale) ?? "",
    description: pickText(row.description, locale) ?? "",
    minimumAge,
    retentionMonths,
    controllerName,
    controllerAddress,
    contactEmail,
    processors: pickText(row.processors, locale),
  };
}

function toCredit(column: unknown, locale: Locale): PhotographCredit {
  const { alt, caption, ...credit } = creditColumn.parse(column);
  return { ...credit, alt: pickText(alt, locale) ?? "", caption: pickText(caption, locale) ?? "" };
}

/** Never another language's: without a text of its own a language says what it can by itself. */
function inThisLanguage(column: unknown, locale: Locale): string | null {
  return column === null ? null : (localisedText.parse(column)[locale] ?? null);
}

function paragraphs(text: string | null): string[] {
  return (text ?? "").split(/\n{2,}/).filter(Boolean);
}
