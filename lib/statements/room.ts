import { requirePermission, type Actor } from "../accounts/schema";
import { isLocale, localisedText, type Locale } from "../i18n/schema";
import { isUuid } from "../uuid";
import { findLeftBehind, findStale } from "./follow-original";
import { selectOthers, selectRoom, selectRooms, type RoomRow } from "./room-store";
import { areSameTexts, replacesFinalText } from "./same-text";
import type { RoomSummary, StatementFacts, StatementRoom } from "./schema";
import { basisOf, selectCurrent } from "./versions-store";

/** Every statement, drafts too, in the campaign's order, titles in `locale` where there is one. Throws `NotPermitted`. */
export async function listRooms(actor: Actor, locale: Locale): Promise<RoomSummary[]> {
  requirePermission(actor, "editStatements");
  const rows = await selectRooms();
  return rows.map(({ titles, originalLocale, ...row }) => ({
    ...row,
    ...pickTitle(titles, originalLocale, locale, row.slug),
  }));
}

/** One statement with its texts and facts; null for an id that leads nowhere. Throws `NotPermitted`. */
export async function findRoom(
  actor: Actor,
  id: string,
  locale: Locale,
): Promise<StatementRoom | null> {
  requirePermission(actor, "editStatements");
  const row = isUuid(id) ? await selectRoom(id) : null;
  if (!row) return null;
  const current = await selectCurrent(id);
  const { published, draft } = current;
  const shown = published ?? draft;
  const others = await selectOthers(id);
  return {
    id,
    ...pickTitle(shown?.texts ?? [], row.originalLocale, locale, row.slug),
    status: row.status,
    facts: toFacts(row),
    revision: row.revision,
    basedOn: basisOf(current),
    published,
    draft,
    replacesFinal: replacesFinalText(
      draft?.texts ?? published?.texts ?? [],
      published?.texts ?? [],
    ),
    stale: findStale(published),
    leftBehind: draft ? findLeftBehind(draft.texts, published) : [],
    isChanged: draft !== null && !areSameTexts(draft.texts, published?.texts ?? []),
    count: row.count,
    openedAt: row.openedAt,
    opensAt: row.opensAt,
    closesAt: row.closesAt,
    isCampaignClosed: row.isCampaignClosed,
    others: others.map(({ id: other, slug, titles, originalLocale }) => ({
      id: other,
      ...pickTitle(titles, originalLocale, locale, slug),
    })),
  };
}

/** As `findRoom`, for who may open and close it. Admins only. Throws `NotPermitted`. */
export async function findOpening(
  actor: Actor,
  id: string,
  locale: Locale,
): Promise<StatementRoom | null> {
  requirePermission(actor, "openAndCloseStatements");
  return findRoom(actor, id, locale);
}

type Title = { locale: string; title: string };

/** The title in the reader's language, else the original's, else the address: a statement is always called something. */
export function pickTitle(
  titles: Title[],
  originalLocale: string,
  locale: Locale,
  slug: string,
): { title: string; titleLocale: Locale } {
  const inLanguage = (wanted: string) => titles.find((each) => each.locale === wanted);
  const shown = inLanguage(locale) ?? inLanguage(originalLocale) ?? titles[0];
  const titleLocale = isLocale(shown?.locale) ? shown.locale : locale;
  return { title: shown?.title ?? slug, titleLocale };
}

function toFacts(row: RoomRow): StatementFacts {
  const texts = (column: unknown) => (column ? localisedText.parse(column) : {});
  const { slug, originalLocale, goal, datedOn, sisterId, sourceUrl } = row;
  return {
    slug,
    originalLocale,
    goal,
    datedOn,
    sisterId,
    sourceUrl,
    initiators: texts(row.initiators),
    sisterNotice: texts(row.sisterNotice),
    editorsNote: texts(row.editorsNote),
    signatoriesNote: texts(row.signatoriesNote),
  };
}
