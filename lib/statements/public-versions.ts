import { pickText, type Locale } from "../i18n/schema";
import { startSearch } from "./compare-texts";
import type { PublicVersion, PublicVersions, VersionText } from "./schema";
import { isSlug } from "./slug";
import { selectPublishedVersions } from "./store";
import { listTextChanges, toVersionTexts } from "./version-changes";
import { countsOfVersions } from "./version-counts";
import { dayOfVersion } from "./version-day";

/**
 * Every published version of a statement as anybody may read it, the newest first: its words in
 * `locale` and in its own language, the editor's note that stood beside them, and what changed in
 * it since the one before. Null for an unknown slug or a draft.
 */
export async function findPublicVersions(
  slug: string,
  locale: Locale,
): Promise<PublicVersions | null> {
  const row = isSlug(slug) ? await selectPublishedVersions(slug) : null;
  if (!row) return null;
  const all = row.versions.map((version) => ({ ...version, texts: toVersionTexts(version.texts) }));
  const counts = all.map(({ tally }) => tally?.count ?? 0);
  const signatures = countsOfVersions(counts, row.tally?.finalCount ?? null);
  const time = startSearch();
  const versions = all.map(({ id, number, publishedAt, editorsNote, texts }, index) => {
    const before = all[index + 1];
    const note = index === 0 ? row.editorsNote : editorsNote;
    const changes = before ? listTextChanges(before, { id, texts }, time) : [];
    return {
      number,
      day: dayOfVersion({ number, publishedAt }, row.datedOn),
      publishedAt: publishedAt!,
      signatures: signatures[index]!,
      texts: inOrder(texts, locale),
      editorsNote: pickText(note, locale),
      changes: byReader(changes, locale),
      keepsOriginal: !changes.some((change) => change.locale === row.originalLocale),
    } satisfies PublicVersion;
  });
  const shown = versions[0]?.texts[0];
  if (!shown) throw new Error(`statement ${slug} has no published original`);
  return { slug, title: shown.title, titleLocale: shown.locale, versions };
}

/** The reader's language and the original, which is what is signed. */
function inOrder(texts: VersionText[], locale: Locale): VersionText[] {
  const original = texts.filter(({ kind }) => kind === "original");
  const translated = texts.filter((text) => text.locale === locale && text.kind !== "original");
  return [...translated, ...original];
}

function byReader<Change extends { locale: Locale }>(changes: Change[], locale: Locale): Change[] {
  return [...changes].sort((a, b) => Number(b.locale === locale) - Number(a.locale === locale));
}
