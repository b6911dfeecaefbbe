import { pool } from "../db";
import type { Localised } from "./notable-input";
import type { LinkState } from "./notable-types";
import type { NotableStage } from "./stages";

export type StatementRow = {
  id: string;
  slug: string;
  originalLocale: string;
  texts: { locale: string; title: string }[];
  signatoriesNote: Localised | null;
};

/** Every statement with the titles of what is read, or of its draft where nothing was published yet. */
export async function selectBoardStatements(): Promise<StatementRow[]> {
  const { rows } = await pool.query<StatementRow>(
    `select s.id, s.slug, s.original_locale as "originalLocale",
       s.signatories_note as "signatoriesNote",
       coalesce((select json_agg(json_build_object('locale', t.locale, 'title', t.title))
         from statement_text t where t.version_id = (
           select v.id from statement_version v where v.statement_id = s.id
           order by v.published_at desc nulls last limit 1)), '[]') as texts
     from statement s order by s.position`,
  );
  return rows;
}

/** What a linked signature means; in SQL, for rows of `notable n` left joined with `signature s`. */
export const linkState = `case
  when n.signature_id is null then 'none'
  when s.state = 'confirmed' and not s.quarantined and s.visibility = 'name' then 'shown'
  else 'hidden' end`;

export type BoardRow = {
  id: string;
  categoryId: string;
  name: Localised;
  role: Localised | null;
  organisation: Localised | null;
  showOrganisation: boolean;
  capacity: "personal" | "organisation" | null;
  stage: NotableStage;
  link: LinkState;
  enteredById: string | null;
  attachedByIds: string[];
};

/** Everybody on the board in the order of each category. */
export async function selectBoardPeople(statementId: string): Promise<BoardRow[]> {
  const { rows } = await pool.query<BoardRow>(
    `select n.id, n.category_id as "categoryId", n.name, n.role, n.organisation,
       n.show_organisation as "showOrganisation", n.capacity, n.stage, ${linkState} as link,
       n.entered_by_id as "enteredById",
       array(select e.attached_by_id::text from notable_evidence e
             where e.notable_id = n.id and e.attached_by_id is not null) as "attachedByIds"
     from notable n left join signature s on s.id = n.signature_id
     where n.statement_id = $1 order by n.position`,
    [statementId],
  );
  return rows;
}
