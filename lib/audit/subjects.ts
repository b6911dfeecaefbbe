import { pool } from "../db";
import { localisedText } from "../i18n/schema";
import { isUuid } from "../uuid";
import { subjectOf, type AuditSubject, type SubjectKind } from "./schema";

type Found = { id: string; name: unknown; place: string | null };

/**
 * What a subject is called now, where its name is nobody's data: a text in every language, or one
 * for all; a list has its reference. Of signers and notables there is only that they exist.
 */
const finders: Record<SubjectKind, string> = {
  statement: `select s.id, s.slug as place,
      (select jsonb_object_agg(t.locale, t.title) from statement_text t where t.version_id = (
        select v.id from statement_version v where v.statement_id = s.id
        order by v.published_at desc nulls last limit 1)) as name
    from statement s where s.id = any ($1)`,
  category: `select c.id, c.title as name, s.slug as place
    from category c join statement s on s.id = c.statement_id where c.id = any ($1)`,
  update: `select id, title as name, null as place from update where id = any ($1)`,
  timeline_entry: `select id, date_label as name,
      case when removed_at is null then 'here' end as place
    from timeline_entry where id = any ($1)`,
  member: `select id, to_jsonb(coalesce(name, email)) as name,
      case when removed_at is null then 'here' end as place
    from organiser where id = any ($1)`,
  invitation: `select id, to_jsonb(email) as name, null as place from invitation where id = any ($1)`,
  signature: existing("signature"),
  notable: existing("notable"),
  delivery: `select id, to_jsonb(reference) as name, null as place from delivery where id = any ($1)`,
  rule: existing("moderation_rule"),
  import: existing("notable_import"),
};

function existing(table: string): string {
  return `select id, null::jsonb as name, null as place from ${table} where id = any ($1)`;
}

type Line = { action: string; subjectId: string | null };

/** What each line was done to; null where that goes without saying. In the order of the lines. */
export async function findSubjects(lines: Line[]): Promise<(AuditSubject | null)[]> {
  const wanted = Map.groupBy(
    lines.filter(({ subjectId }) => subjectId !== null && isUuid(subjectId)),
    ({ action }) => subjectOf(action),
  );
  const found = new Map<string, Found>();
  for (const [kind, ofKind] of wanted) {
    if (!kind) continue;
    const ids = [...new Set(ofKind.map(({ subjectId }) => subjectId))];
    const { rows } = await pool.query<Found>(finders[kind], [ids]);
    for (const row of rows) found.set(`${kind} ${row.id}`, row);
  }
  return lines.map(({ action, subjectId: id }) => {
    const kind = subjectOf(action);
    if (!kind || !id || !isUuid(id)) return null;
    const row = found.get(`${kind} ${id}`);
    return {
      kind,
      id,
      isThere: Boolean(row),
      names: toNames(row?.name),
      place: row?.place ?? null,
    };
  });
}

function toNames(name: unknown): AuditSubject["names"] {
  if (typeof name === "string") return name;
  const texts = localisedText.safeParse(name);
  return texts.success ? texts.data : null;
}
