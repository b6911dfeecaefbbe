import { withTransaction, type Transaction } from "../db";
import type { Locale } from "../i18n/schema";
import { isUuid } from "../uuid";
import type { StatementStatus } from "./schema";

/** A statement's row that nobody else changes until the transaction ends. */
export type LockedStatement = {
  id: string;
  campaignId: string;
  slug: string;
  status: StatementStatus;
  originalLocale: Locale;
  goal: number | null;
  revision: number;
  opensAt: Date | null;
  closesAt: Date | null;
};

type Work<Outcome> = (
  statement: LockedStatement,
  transaction: Transaction,
) => Promise<Outcome | { outcome: "unknown" }>;

/**
 * Runs `work` in a transaction with the statement locked against other changes; signing goes on
 * beside it. `unknown` for an id that leads nowhere.
 */
export async function onStatement<Outcome>(
  id: string,
  work: Work<Outcome>,
): Promise<Outcome | { outcome: "unknown" }> {
  if (!isUuid(id)) return { outcome: "unknown" };
  return withTransaction(async (transaction) => {
    const statement = await lockStatement(id, transaction);
    return statement ? work(statement, transaction) : { outcome: "unknown" };
  });
}

/**
 * As `onStatement`, for what opens: the campaign is neither closed nor reopened until the
 * transaction ends. Locked first, in the order in which closing a campaign locks.
 */
export async function onStatementOfCampaign<Outcome>(
  id: string,
  work: (
    statement: LockedStatement & { isCampaignClosed: boolean },
    transaction: Transaction,
  ) => Promise<Outcome>,
): Promise<Outcome | { outcome: "unknown" }> {
  if (!isUuid(id)) return { outcome: "unknown" };
  return withTransaction(async (transaction) => {
    const isCampaignClosed = await lockCampaignOf(id, transaction);
    const statement = await lockStatement(id, transaction);
    return statement
      ? work({ ...statement, isCampaignClosed }, transaction)
      : { outcome: "unknown" as const };
  });
}

/** Locks the campaign of a statement and says whether it is closed. */
async function lockCampaignOf(id: string, transaction: Transaction): Promise<boolean> {
  const { rows } = await transaction.query<{ isClosed: boolean }>(
    `select closed_at is not null as "isClosed" from campaign
     where id = (select campaign_id from statement where id = $1) for share`,
    [id],
  );
  return rows[0]?.isClosed ?? true;
}

async function lockStatement(
  id: string,
  transaction: Transaction,
): Promise<LockedStatement | null> {
  const { rows } = await transaction.query<LockedStatement>(
    `select id, campaign_id as "campaignId", slug, status, original_locale as "originalLocale",
       goal, revision, opens_at as "opensAt", closes_at as "closesAt"
     from statement where id = $1 for no key update`,
    [id],
  );
  return rows[0] ?? null;
}
