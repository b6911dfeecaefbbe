import { pool } from "../db";
import type { Locale } from "../i18n/schema";
import { linkState } from "./board-store";
import type { NotableWording } from "./notable-input";
import type { EvidenceEntry, LinkState } from "./notable-types";
import type { NotableStage } from "./stages";

export type DetailRow = NotableWording & {
  id: string;
  statementId: string;
  categoryId: string;
  stage: NotableStage;
  link: LinkState;
  source: "signature" | "invitation" | "import";
  sourceNote: string;
  sourceUrl: string | null;
  sourceDate: string | null;
  enteredById: string | null;
  enteredBy: string | null;
  approvedBy: string | null;
  approvedAt: Date | null;
  approvedAlone: boolean;
  invitedNonce: Buffer | null;
  invitedLocale: Locale | null;
  invitationEnds: Date | null;
};

export async function selectDetails(id: string): Promise<DetailRow | null> {
  const { rows } = await pool.query<DetailRow>(
    `select n.id, n.statement_id as "statementId", n.category_id as "categoryId", n.name, n.role,
       n.organisation, n.show_organisation as "showOrganisation", n.capacity, n.country, n.stage,
       ${linkState} as link, n.source, n.source_note as "sourceNote",
       n.source_url as "sourceUrl", n.source_date::text as "sourceDate",
       n.entered_by_id as "enteredById", coalesce(author.name, author.email) as "enteredBy",
       coalesce(judge.name, judge.email) as "approvedBy", n.approved_at as "approvedAt",
       n.approved_alone as "approvedAlone", i.nonce as "invitedNonce",
       i.locale as "invitedLocale", i.expires_at as "invitationEnds"
     from notable n
     left join signature s on s.id = n.signature_id
     left join organiser author on author.id = n.entered_by_id
     left join organiser judge on judge.id = n.approved_by_id
     left join notable_invitation i on i.notable_id = n.id
     where n.id = $1`,
    [id],
  );
  return rows[0] ?? null;
}

type EvidenceRow = EvidenceEntry & { notableId: string; attachedById: string | null };

/** The evidence of these entries, of each the oldest first. */
export async function selectEvidence(ids: string[]): Promise<EvidenceRow[]> {
  const { rows } = await pool.query<EvidenceRow>(
    `select e.notable_id as "notableId", e.kind, e.note, e.url, e.attached_at as "attachedAt",
       e.attached_by_id as "attachedById", coalesce(o.name, o.email) as "attachedBy"
     from notable_evidence e left join organiser o on o.id = e.attached_by_id
     where e.notable_id = any ($1::uuid[]) order by e.attached_at, e.id`,
    [ids],
  );
  return rows;
}

/** A piece of evidence as pages show it. */
export function toEvidence(row: EvidenceRow): EvidenceEntry {
  const { kind, note, url, attachedBy, attachedAt } = row;
  return { kind, note, url, attachedBy, attachedAt };
}
