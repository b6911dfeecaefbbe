import { pool, prisma } from "../db";
import { operator, type AuditFilter, type AuditLine } from "./schema";

/** After which line a page begins. */
export type AuditCursor = { at: string; id: string };

type Row = Omit<AuditLine, "actor"> & {
  actorId: string | null;
  name: string | null;
  address: string | null;
};

const dayInMilliseconds = 86_400_000;

/** Lines from the newest backwards, at most `limit`. */
export async function selectLines(
  filter: AuditFilter,
  after: AuditCursor | null,
  limit: number,
): Promise<Row[]> {
  const { rows } = await pool.query<Row>(
    `select entry.id, entry.at, entry.action, entry.details,
       entry.subject_id as "subjectId", entry.actor_id as "actorId",
       organiser.name, organiser.email as address
     from audit_entry entry left join organiser on organiser.id = entry.actor_id
     where ($1::text is null or entry.action = $1)
       and ($2::text is null or entry.actor_id is not distinct from nullif($2, '${operator}')::uuid)
       and ($3::timestamptz is null or entry.at >= $3)
       and ($4::timestamptz is null or entry.at < $4)
       and ($5::timestamptz is null or (entry.at, entry.id) < ($5, $6::uuid))
     order by entry.at desc, entry.id desc limit $7`,
    [
      filter.action,
      filter.actor,
      filter.from && new Date(`${filter.from}T00:00:00Z`),
      filter.to && new Date(Date.parse(`${filter.to}T00:00:00Z`) + dayInMilliseconds),
      after?.at,
      after?.id,
      limit,
    ],
  );
  return rows;
}

/** Everybody who is or was on the team, by name and address: a name is what they call themselves. */
export async function selectActors(): Promise<{ id: string; label: string }[]> {
  const rows = await prisma.organiser.findMany({
    orderBy: [{ email: "asc" }],
    select: { id: true, name: true, email: true },
  });
  return rows.map(({ id, name, email }) => ({ id, label: name ? `${name} (${email})` : email }));
}
