import { requirePermission, type Actor } from "../accounts/schema";
import { prisma } from "../db";
import { findClosing } from "./closing";
import type { Closing, ClosingNotice } from "./schema";

/**
 * What the team has to know of the campaign's end: null as long as it runs. Throws
 * `NotPermitted`.
 */
export async function findClosingNotice(
  actor: Actor,
  { now }: { now: Date },
): Promise<ClosingNotice | null> {
  requirePermission(actor, "seeOverview");
  // `findClosing` counts every signature, for which nobody waits while the campaign runs.
  if (!(await isClosed())) return null;
  const closing = await findClosing({ now });
  return closing && toNotice(closing);
}

async function isClosed(): Promise<boolean> {
  return (await prisma.campaign.count({ where: { closedAt: { not: null } } })) > 0;
}

function toNotice({ stage, endsAt, daysLeft, signatures }: Closing): ClosingNotice | null {
  if (stage === "running" || !endsAt) return null;
  return { stage, endsAt, daysLeft, signatures };
}
