import { requirePermission, type Actor } from "../accounts/schema";
import type { Locale } from "../i18n/schema";
import { isUuid } from "../uuid";
import { pickTitle } from "./room";
import { countByVersion, selectFinalCount, selectRoom } from "./room-store";
import type { StatementHistory } from "./schema";
import { countsOfVersions } from "./version-counts";
import { selectVersions, type VersionRow } from "./versions-store";

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
  const counts = await listCounts(id, versions);
  const shown = versions.find(({ publishedAt }) => publishedAt) ?? versions[0];
  const texts = shown?.texts ?? [];
  return {
    id,
    ...pickTitle(texts, row.originalLocale, locale, row.slug),
    versions: versions.map((version) => ({
      ...version,
      signatures: version.publishedAt ? (counts.get(version.id) ?? null) : 0,
    })),
  };
}

/** By version; nobody has signed a draft. */
async function listCounts(id: string, versions: VersionRow[]) {
  const [known, finalCount] = await Promise.all([countByVersion(id), selectFinalCount(id)]);
  const published = versions.filter(({ publishedAt }) => publishedAt);
  const counted = published.map((version) => known.get(version.id) ?? 0);
  const counts = countsOfVersions(counted, finalCount);
  return new Map(published.map((version, index) => [version.id, counts[index] ?? null]));
}
