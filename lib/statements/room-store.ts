import { pool } from "../db";
import type { Locale } from "../i18n/schema";
import type { RoomSummary, StatementStatus } from "./schema";

type Titles = { originalLocale: Locale; titles: { locale: string; title: string }[] };

/** Titles of what is read, or of the draft where nothing was published yet. */
const titles = `coalesce((select json_agg(json_build_object('locale', t.locale, 'title', t.title))
  from statement_text t where t.version_id = (
    select v.id from statement_version v where v.statement_id = s.id
    order by v.published_at desc nulls last limit 1)), '[]') as titles`;

type SummaryRow = Omit<RoomSummary, "title" | "titleLocale"> & Titles;

/** Every statement in the campaign's order. */
export async function selectRooms(): Promise<SummaryRow[]> {
  const { rows } = await pool.query<SummaryRow>(
    `select s.id, s.slug, s.status, s.goal, s.original_locale as "originalLocale", ${titles},
       s.opens_at as "opensAt", s.closes_at as "closesAt", coalesce(tally.count, 0) as count,
       published.number as published,
       exists (select from statement_version v
               where v.statement_id = s.id and v.published_at is null) as "hasDraft",
       coalesce((select json_agg(json_build_object('locale', t.locale, 'status', t.status)
                   order by t.kind, t.locale)
                 from statement_text t where t.version_id = published.id), '[]') as texts,
       exists (select from statement_text t
               where t.version_id = published.id and t.follows is not null) as "hasStaleTranslation"
     from statement s left join tally on tally.statement_id = s.id
     left join lateral (
       select v.id, v.number from statement_version v
       where v.statement_id = s.id and v.published_at is not null order by v.number desc limit 1
     ) published on true
     order by s.position, s.id`,
  );
  return rows;
}

export type RoomRow = {
  slug: string;
  status: StatementStatus;
  originalLocale: Locale;
  goal: number | null;
  initiators: unknown;
  datedOn: string | null;
  sisterId: string | null;
  sisterNotice: unknown;
  editorsNote: unknown;
  signatoriesNote: unknown;
  sourceUrl: string | null;
  revision: number;
  openedAt: Date | null;
  opensAt: Date | null;
  closesAt: Date | null;
  count: number;
  isCampaignClosed: boolean;
};

/** One statement with its facts; null for none. */
export async function selectRoom(id: string): Promise<RoomRow | null> {
  const { rows } = await pool.query<RoomRow>(
    `select s.slug, s.status, s.original_locale as "originalLocale", s.goal, s.initiators,
       s.dated_on::text as "datedOn", s.sister_id as "sisterId",
       s.sister_notice as "sisterNotice", s.editors_note as "editorsNote",
       s.signatories_note as "signatoriesNote", s.source_url as "sourceUrl", s.revision,
       s.opened_at as "openedAt", s.opens_at as "opensAt", s.closes_at as "closesAt",
       coalesce(tally.count, 0) as count, c.closed_at is not null as "isCampaignClosed"
     from statement s join campaign c on c.id = s.campaign_id
     left join tally on tally.statement_id = s.id
     where s.id = $1`,
    [id],
  );
  return rows[0] ?? null;
}

type OtherRow = Titles & { id: string; slug: string };

/** The other statements with their titles. */
export async function selectOthers(id: string): Promise<OtherRow[]> {
  const { rows } = await pool.query<OtherRow>(
    `select s.id, s.slug, s.original_locale as "originalLocale", ${titles}
     from statement s where s.id <> $1 order by s.position, s.id`,
    [id],
  );
  return rows;
}

/** How many signatures count under each version of a statement. */
export async function countByVersion(id: string): Promise<Map<string, number>> {
  const { rows } = await pool.query<{ versionId: string; count: number }>(
    `select version_id as "versionId", count from version_tally
     join statement_version v on v.id = version_id where v.statement_id = $1`,
    [id],
  );
  return new Map(rows.map(({ versionId, count }) => [versionId, count]));
}

/** The number that stays once a statement's signatures go; null before. */
export async function selectFinalCount(id: string): Promise<number | null> {
  const { rows } = await pool.query<{ count: number | null }>(
    "select final_count as count from tally where statement_id = $1",
    [id],
  );
  return rows[0]?.count ?? null;
}
