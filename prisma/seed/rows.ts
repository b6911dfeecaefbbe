import { randomUUID } from "node:crypto";
import type { Content } from "./content";
import type { StatementContent } from "./statement-content";

/**
 * Turns checked content into the rows of an empty database. Everything that is open
 * or published counts as so from `now` on; identifiers are random.
 */
export function buildRows(content: Content, now: Date) {
  const campaignId = randomUUID();
  const ids = new Map(content.statements.map(({ slug }) => [slug, randomUUID()]));
  const statements = content.statements.map((statement, index) => {
    return buildStatement(statement, { campaignId, ids, position: index + 1, now });
  });
  return {
    campaign: buildCampaign(content, campaignId),
    pages: content.pages.map((page) => ({ campaignId, ...page })),
    timeline: content.timeline.map(({ date, ...entry }, index) => ({
      ...entry,
      id: randomUUID(),
      campaignId,
      position: index + 1,
      date: new Date(date),
      publishedAt: now,
    })),
    updates: content.updates.map(({ publishedAt, ...update }) => ({
      ...update,
      id: randomUUID(),
      campaignId,
      publishedAt: new Date(publishedAt),
    })),
    statements: statements.map(({ statement }) => statement),
    versions: statements.map(({ version }) => version),
    texts: statements.flatMap(({ texts }) => texts),
    categories: statements.flatMap(({ categories }) => categories),
    notables: statements.flatMap(({ notables }) => notables),
  };
}

function buildCampaign({ campaign, stake, situation }: Content, id: string) {
  const { statements: _statements, updates: _updates, situationAsOf, ...plain } = campaign;
  const processors = plain.processors ?? undefined;
  return { ...plain, id, stake, situation, processors, situationAsOf: new Date(situationAsOf) };
}

type Place = { campaignId: string; ids: Map<string, string>; position: number; now: Date };

function buildStatement(content: StatementContent, { campaignId, ids, position, now }: Place) {
  const { texts, categories, sister, datedOn, ...plain } = content;
  const id = ids.get(content.slug)!;
  const versionId = randomUUID();
  const shelves = categories.map((category, index) => buildCategory(category, id, index + 1, now));
  return {
    statement: {
      ...plain,
      id,
      campaignId,
      position,
      sisterId: sister && ids.get(sister),
      sisterNotice: content.sisterNotice ?? undefined,
      editorsNote: content.editorsNote ?? undefined,
      signatoriesNote: content.signatoriesNote ?? undefined,
      datedOn: datedOn && new Date(datedOn),
      openedAt: content.status === "draft" ? null : now,
    },
    version: { id: versionId, statementId: id, number: 1, publishedAt: now },
    texts: texts.map((text) => ({ versionId, ...text })),
    categories: shelves.map(({ category }) => category),
    notables: shelves.flatMap(({ notables }) => notables),
  };
}

type CategoryContent = StatementContent["categories"][number];

function buildCategory(
  { slug, title, people }: CategoryContent,
  statementId: string,
  position: number,
  now: Date,
) {
  const id = randomUUID();
  return {
    category: { id, statementId, slug, position, title },
    notables: people.map(({ source, ...person }, index) => ({
      ...person,
      id: randomUUID(),
      statementId,
      categoryId: id,
      position: index + 1,
      source: "import" as const,
      sourceNote: source.note,
      sourceUrl: source.url,
      sourceDate: new Date(source.date),
      stage: "published" as const,
      publishedAt: now,
    })),
  };
}
