import { requirePermission, type Actor } from "../accounts/schema";
import { recordDeed } from "./audit";
import { onStatement } from "./lock";
import type { CheckOutcome } from "./schema";
import { selectCurrent } from "./versions-store";

type Checked = { id: string; locale: string; number: number };

/**
 * Keeps that somebody has held a translation against the original of version `number`, which is
 * read now, and that it says the same as it stands. Throws `NotPermitted`.
 */
export async function checkTranslation(
  actor: Actor,
  { id, locale, number }: Checked,
  { now }: { now: Date },
): Promise<CheckOutcome> {
  requirePermission(actor, "editStatements");
  return onStatement(id, async (_statement, transaction): Promise<CheckOutcome> => {
    const { published } = await selectCurrent(id, transaction);
    const text = published?.texts.find((each) => each.locale === locale);
    if (!published || !text) return { outcome: "unknown" };
    if (published.number !== number) return { outcome: "overtaken" };
    if (text.follows === null) return { outcome: "unchanged" };
    await transaction.query(
      "update statement_text set follows = null where version_id = $1 and locale = $2",
      [published.id, locale],
    );
    const details = { version: number, language: locale };
    await recordDeed(actor, "statement.translation_checked", id, { details, now }, transaction);
    return { outcome: "checked" };
  });
}
