import { requirePermission } from "../accounts";
import type { Actor } from "../accounts/schema";
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
  const published = versions.filter(({ publishedAt }) => publishedAt);
  // Under one version stands everybody: no need to read a million signatures for that.
  const only = published.length === 1 ? published[0] : null;
  const counts = only ? new Map([[only.id, row.count]]) : await countByVersion(id);
  const texts = (published[0] ?? versions[0])?.texts ?? [];
  return {
    id,
    ...pickTitle(texts, row.originalLocale, locale, row.slug),
    versions: versions.map((version) => ({ ...version, signatures: counts.get(version.id) ?? 0 })),
  };
}
