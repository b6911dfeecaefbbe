import { prisma } from "../db";

const textFields = {
  locale: true,
  title: true,
  body: true,
  demand: true,
  kind: true,
  status: true,
  sha256: true,
  follows: true,
} as const;

const summaryFields = {
  id: true,
  campaignId: true,
  slug: true,
  status: true,
  closesAt: true,
  closedAt: true,
  goal: true,
  originalLocale: true,
  initiators: true,
  datedOn: true,
  tally: { select: { count: true } },
  _count: { select: { notables: { where: { signatureId: null, publishedAt: { not: null } } } } },
  versions: {
    where: { publishedAt: { not: null } },
    orderBy: { number: "desc" },
    take: 1,
    select: {
      id: true,
      number: true,
      publishedAt: true,
      texts: { select: textFields },
    },
  },
} as const;

const detailFields = {
  ...summaryFields,
  openedAt: true,
  sisterId: true,
  sisterNotice: true,
  editorsNote: true,
  signatoriesNote: true,
  sourceUrl: true,
  campaign: { select: { minimumAge: true } },
} as const;

/** Statements that may be read, in the campaign's order, each with its newest published version. */
export function selectStatements() {
  return prisma.statement.findMany({
    where: { status: { not: "draft" } },
    orderBy: { position: "asc" },
    select: summaryFields,
  });
}

/** One statement with its newest published version; null for an unknown slug or a draft. */
export function selectStatement(slug: string) {
  return prisma.statement.findFirst({
    where: { slug, status: { not: "draft" } },
    select: detailFields,
  });
}

/** When each version of a statement was published, the first one first. */
export function listPublications(statementId: string) {
  return prisma.statementVersion.findMany({
    where: { statementId, publishedAt: { not: null } },
    orderBy: { number: "asc" },
    select: { number: true, publishedAt: true },
  });
}

/** A statement that may be read with every version that was published, the newest first; null for none. */
export function selectPublishedVersions(slug: string) {
  return prisma.statement.findFirst({
    where: { slug, status: { not: "draft" } },
    select: {
      slug: true,
      originalLocale: true,
      datedOn: true,
      editorsNote: true,
      tally: { select: { finalCount: true } },
      versions: {
        where: { publishedAt: { not: null } },
        orderBy: { number: "desc" },
        select: {
          ...{ id: true, number: true, publishedAt: true, editorsNote: true },
          tally: { select: { count: true } },
          texts: { select: textFields },
        },
      },
    },
  });
}

/** What a sister statement that can be signed now is called, in all its languages. */
export function selectSister(id: string, now: Date) {
  return prisma.statement.findFirst({
    where: { id, status: "open", OR: [{ closesAt: null }, { closesAt: { gt: now } }] },
    select: summaryFields,
  });
}

/** What signing needs to know about a statement. */
export function selectSignable(slug: string) {
  return prisma.statement.findUnique({
    where: { slug },
    select: {
      id: true,
      status: true,
      closesAt: true,
      versions: {
        where: { publishedAt: { not: null } },
        orderBy: { number: "desc" },
        take: 1,
        select: { id: true },
      },
    },
  });
}

/** The campaign's de-duplicated total; 0 before the first signature. */
export async function selectCampaignTotal(): Promise<number> {
  const tally = await prisma.campaignTally.findFirst({ select: { total: true } });
  return tally?.total ?? 0;
}

export type SummaryRow = Awaited<ReturnType<typeof selectStatements>>[number];
export type DetailRow = NonNullable<Awaited<ReturnType<typeof selectStatement>>>;
