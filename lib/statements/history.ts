import { requirePermission, type Actor } from "../accounts/schema";
import type { Locale } from "../i18n/schema";
import { isUuid } from "../uuid";
import { pickTitle } from "./room";
import { countByVersion, selectRoom } from "./room-store";
import type { StatementHistory } from "./schema";
import { selectVersions } from "./versions-store";

/**
 * Every version of a statement with its words and how many counted signatures stand under it;
 * null for an id that leads nowhere. Throws `NotPermitted`.
 */
export async function findHistory(
  actor: Actor,
  id: string,
  locale: Locale,
): Promise<StatementHistory | null> {
  requirePermission(actor, "editStatements");
  const row = isUuid(id) ? await selectRoom(id) : null;
  if (!row) return null;
  const versions = await selectVersions(id);
  const counts = await countByVersion(id);
  const shown = versions.find(({ publishedAt }) => publishedAt) ?? versions[0];
  const texts = shown?.texts ?? [];
  return {
    id,
    ...pickTitle(texts, row.originalLocale, locale, row.slug),
    versions: versions.map((version) => ({ ...version, signatures: counts.get(version.id) ?? 0 })),
  };
}
