import { pickText, type Locale } from "../i18n/schema";
import { pickTexts, toSummary } from "./present";
import { rememberStatement } from "./recall";
import { isSlug } from "./slug";
import {
  statementCan,
  type VersionDay,
  type SisterNotice,
  type StatementDetails,
  type StatementStatus,
  type StatementSummary,
} from "./schema";
import {
  listPublications,
  selectCampaignTotal,
  selectSignable,
  selectSister,
  selectStatement,
  selectStatements,
  type DetailRow,
} from "./store";
import { dayOfVersion } from "./version-day";

/** Reading is of this moment unless a story says otherwise. */
type Moment = { now?: Date };

/**
 * All statements that may be read, in the campaign's order, with exact counts; texts in
 * `locale`, or with null each in its own language.
 */
export async function listStatements(
  locale: Locale | null,
  { now = new Date() }: Moment = {},
): Promise<StatementSummary[]> {
  const rows = await selectStatements();
  return rows.map((row) => toSummary(row, locale, now));
}

/** Those of them that pages lead to: what is archived is still read at its address. */
export async function listCurrentStatements(
  locale: Locale,
  moment: Moment = {},
): Promise<StatementSummary[]> {
  const statements = await listStatements(locale, moment);
  return statements.filter(({ status }) => statementCan.list(status));
}

/**
 * One statement as its page shows it, in `locale` or with null in its own language; null
 * for an unknown slug or a draft.
 */
export async function findStatement(
  slug: string,
  locale: Locale | null,
  { now = new Date() }: Moment = {},
): Promise<StatementDetails | null> {
  if (!isSlug(slug)) return null;
  const row = await selectStatement(slug);
  if (!row) return null;
  const { version, original, shown } = pickTexts(row, locale);
  const { title, body, demand, sha256 } = original;
  const summary = toSummary(row, locale, now);
  const language = locale ?? summary.originalLocale;
  const statement: StatementDetails = {
    ...summary,
    id: row.id,
    campaignId: row.campaignId,
    versionId: version.id,
    version: version.number,
    versions: await listVersionDays(row, version),
    follows: shown.follows,
    body: shown.body,
    demand: shown.demand,
    original: { title, body, demand, sha256 },
    openedAt: row.openedAt,
    closesAt: row.closesAt,
    sister: await findSister(row, language, now),
    editorsNote: pickText(row.editorsNote, language),
    signatoriesNote: pickText(row.signatoriesNote, language),
    sourceUrl: row.sourceUrl,
    minimumAge: row.campaign.minimumAge,
  };
  if (locale) rememberStatement(locale, statement);
  return statement;
}

/** A statement's title in `locale`, or in its own language, and whether it can be signed; throws for one that is gone. */
export async function findStatementTitle(slug: string, locale: Locale) {
  const statement = await findStatement(slug, locale);
  if (!statement) throw new Error(`no readable statement ${slug}`);
  const { title, textLocale, status } = statement;
  return { title, locale: textLocale, isOpen: statementCan.sign(status) };
}

type Signable = { id: string; versionId: string; status: StatementStatus; closesAt: Date | null };

/** What signing needs of a statement; null for an unknown one or one without a published text. */
export async function findSignable(slug: string): Promise<Signable | null> {
  if (!isSlug(slug)) return null;
  const row = await selectSignable(slug);
  const versionId = row?.versions[0]?.id;
  if (!row || !versionId || row.status === "draft") return null;
  return { id: row.id, versionId, status: row.status, closesAt: row.closesAt };
}

/** People with at least one confirmed signature in the campaign, each once, exact at this moment. */
export function countCampaign(): Promise<number> {
  return selectCampaignTotal();
}

/** Asked for only where there is more than one: numbers begin at 1 and leave none out. */
async function listVersionDays(
  { id, datedOn }: DetailRow,
  newest: { number: number; publishedAt: Date | null },
): Promise<VersionDay[]> {
  const all = newest.number > 1 ? await listPublications(id) : [newest];
  return all.map((version) => ({ number: version.number, day: dayOfVersion(version, datedOn) }));
}

async function findSister(row: DetailRow, locale: Locale, now: Date): Promise<SisterNotice | null> {
  const notice = pickText(row.sisterNotice, locale);
  const sister = row.sisterId && notice ? await selectSister(row.sisterId, now) : null;
  if (!sister || !notice) return null;
  return { slug: sister.slug, title: pickTexts(sister, locale).shown.title, notice };
}
