import { randomUUID } from "node:crypto";
import type { AuditAction } from "@/lib/audit/schema";
import { prisma } from "@/lib/db";
import { loadContent, type Content } from "./content";
import { buildRows } from "./rows";

/** Names the lock in PostgreSQL under which a database is seeded; any number of our own will do. */
const seedLock = 7_268_011;

/**
 * Fills an empty database with the campaign in `prisma/content`, all or nothing. A database
 * that has a campaign is left as it is, however often and by however many processes this is
 * called at once: later changes belong to the dashboard, not to the files.
 * Throws a `ContentError` before anything is written when the content is not in order.
 */
export async function seedCampaign({
  content = loadContent(),
  now = new Date(),
}: { content?: Content; now?: Date } = {}): Promise<"seeded" | "already_seeded"> {
  const rows = buildRows(content, now);
  return prisma.$transaction(async (transaction) => {
    await transaction.$executeRaw`SELECT pg_advisory_xact_lock(${seedLock}::bigint)`;
    if ((await transaction.campaign.count()) > 0) return "already_seeded";
    await insertRows(transaction, rows);
    await insertAuditEntry(transaction, rows.campaign.id, now);
    return "seeded";
  });
}

type Tables = Omit<typeof prisma, `$${string}` | symbol>;

async function insertRows(transaction: Tables, rows: ReturnType<typeof buildRows>) {
  const { campaign, statements } = rows;
  await transaction.campaign.create({ data: campaign, select: { id: true } });
  await transaction.campaignTally.create({ data: { campaignId: campaign.id, total: 0 } });
  await transaction.campaignPage.createMany({ data: rows.pages });
  await transaction.timelineEntry.createMany({ data: rows.timeline });
  await transaction.update.createMany({ data: rows.updates });
  // One INSERT for all, so that sisters may refer to each other.
  await transaction.statement.createMany({ data: statements });
  await transaction.tally.createMany({ data: statements.map(({ id }) => ({ statementId: id })) });
  await transaction.statementVersion.createMany({ data: rows.versions });
  await transaction.statementText.createMany({ data: rows.texts });
  await transaction.category.createMany({ data: rows.categories });
  await transaction.notable.createMany({ data: rows.notables });
}

/** Beside `recordAudit`, which joins transactions of the pool and not those of Prisma. */
async function insertAuditEntry(transaction: Tables, campaignId: string, at: Date) {
  const action: AuditAction = "campaign.seeded";
  await transaction.auditEntry.create({
    data: { id: randomUUID(), at, actorId: null, action, subjectId: campaignId },
    select: { id: true },
  });
}
