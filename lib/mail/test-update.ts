import { requirePermission, type Actor } from "@/lib/accounts/schema";
import { recordAudit } from "@/lib/audit";
import { withTransaction } from "@/lib/db";
import { locales, localisedText } from "@/lib/i18n/schema";
import { isUuid } from "../uuid";
import { queueMail } from "./queue-mail";
import type { TestUpdateOutcome } from "./schema";

/**
 * Sends an update to whoever asks, at their own address and nobody else's, in each language that
 * has a text; before it is published too. It counts for nothing. Throws `NotPermitted`.
 */
export async function sendTestUpdate(
  actor: Actor,
  updateId: string,
  { now }: { now: Date },
): Promise<TestUpdateOutcome> {
  requirePermission(actor, "mailUpdates");
  if (!isUuid(updateId)) return { outcome: "unknown" };
  return withTransaction(async (transaction) => {
    const { rows } = await transaction.query<{ title: unknown }>(
      'select title from "update" where id = $1 for key share',
      [updateId],
    );
    if (!rows[0]) return { outcome: "unknown" };
    const title = localisedText.parse(rows[0].title);
    const written = locales.filter((locale) => title[locale]);
    const to = { organiserId: actor.id, to: actor.email };
    for (const locale of written) {
      await queueMail(transaction, { purpose: "update", updateId, locale, now, ...to });
    }
    const deed = { action: "update.test_mailed", subjectId: updateId } as const;
    await recordAudit({ ...deed, actorId: actor.id, at: now }, transaction);
    return { outcome: "queued", mails: written.length };
  });
}
