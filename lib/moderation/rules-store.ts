import { pool, type Transaction } from "../db";
import { jobNames } from "../jobs/schema";
import { writeConditions, changedBy } from "./rule-sql";
import type {
  InvalidationReason,
  ListedSignature,
  ModerationRule,
  RuleConditions,
  RuleState,
  RuleVerb,
} from "./schema";
import { SqlValues } from "./sql-values";
import { listedColumns } from "./table-store";

export type StoredRule = ModerationRule & {
  actorId: string;
  undoneBy: string | null;
  cursor: string | null;
};

export type NewRule = {
  id: string;
  actorId: string;
  conditions: RuleConditions;
  verb: RuleVerb;
  reason: InvalidationReason | null;
  note: string | null;
  createdAt: Date;
};

const columns = `r.id, r.actor_id AS "actorId", r.conditions, r.verb, r.reason, r.note, r.state, r.total,
  r.done, r.changed, r.restored, r.cursor, r.undone_by AS "undoneBy", r.created_at AS "createdAt",
  r.started_at AS "startedAt", r.finished_at AS "finishedAt"`;

export async function insertRule(rule: NewRule): Promise<void> {
  await pool.query(
    `INSERT INTO moderation_rule (id, actor_id, conditions, verb, reason, note, created_at)
     VALUES ($1, $2, $3, $4, $5, $6, $7)`,
    [
      rule.id,
      rule.actorId,
      JSON.stringify(rule.conditions),
      rule.verb,
      rule.reason,
      rule.note,
      rule.createdAt,
    ],
  );
}

/** The newest rules, or the one with this id. */
export async function selectRules(id: string | null, limit: number): Promise<StoredRule[]> {
  const { rows } = await pool.query<StoredRule>(
    `SELECT ${columns}, coalesce(o.name, o.email) AS by FROM moderation_rule r
     LEFT JOIN organiser o ON o.id = r.actor_id
     WHERE $1::uuid IS NULL OR r.id = $1 ORDER BY r.created_at DESC, r.id DESC LIMIT $2`,
    [id, limit],
  );
  return rows;
}

/** The rule, locked: whoever works at it or changes its state waits for the others. */
export async function lockRule(transaction: Transaction, id: string): Promise<StoredRule | null> {
  const { rows } = await transaction.query<StoredRule>(
    `SELECT ${columns}, NULL AS by FROM moderation_rule r WHERE r.id = $1 FOR UPDATE`,
    [id],
  );
  return rows[0] ?? null;
}

export type RuleChange = Partial<
  Pick<
    StoredRule,
    | "state"
    | "total"
    | "done"
    | "changed"
    | "restored"
    | "cursor"
    | "startedAt"
    | "finishedAt"
    | "undoneBy"
  >
>;

const columnOf = {
  state: "state",
  total: "total",
  done: "done",
  changed: "changed",
  restored: "restored",
  cursor: "cursor",
  startedAt: "started_at",
  finishedAt: "finished_at",
  undoneBy: "undone_by",
} as const satisfies Record<keyof RuleChange, string>;

export async function updateRule(transaction: Transaction, id: string, change: RuleChange) {
  const names = Object.keys(change) as (keyof RuleChange)[];
  const sets = names.map((name, n) => `${columnOf[name]} = $${n + 2}`);
  await transaction.query(`UPDATE moderation_rule SET ${sets.join(", ")} WHERE id = $1`, [
    id,
    ...names.map((name) => change[name]),
  ]);
}

/** Deletes a rule in that state; false when it is in another. */
export async function deleteRule(id: string, state: RuleState): Promise<boolean> {
  const { rowCount } = await pool.query(
    "DELETE FROM moderation_rule WHERE id = $1 AND state = $2",
    [id, state],
  );
  return rowCount === 1;
}

/**
 * Queues the rule's next stretch of work, after mails and one rule at a time: two would only
 * wait for each other's signatures.
 */
export async function queueRule(transaction: Transaction, ruleId: string): Promise<void> {
  await transaction.query(
    `SELECT graphile_worker.add_job($1, json_build_object('ruleId', $2::text),
       queue_name => 'moderation', job_key => 'moderation-rule:' || $2::text, priority => 10)`,
    [jobNames.runModerationRule, ruleId],
  );
}

/** Exactly how many signatures fit, and how many of those the deed would change. Looks at all of them. */
export async function countFitting(
  conditions: RuleConditions,
  verb: RuleVerb,
  transaction: Transaction = pool,
): Promise<{ fitting: number; changing: number }> {
  const values = new SqlValues();
  const { rows } = await transaction.query<{ fitting: number; changing: number }>(
    `SELECT count(*)::int AS fitting, (count(*) FILTER (WHERE ${changedBy[verb]}))::int AS changing
     FROM signature s WHERE ${writeConditions(conditions, values)}`,
    values.list,
  );
  return rows[0]!;
}

/** The newest of those that the deed would change. */
export async function selectSample(
  conditions: RuleConditions,
  verb: RuleVerb,
  limit: number,
): Promise<ListedSignature[]> {
  const values = new SqlValues();
  const fits = `${writeConditions(conditions, values)} AND ${changedBy[verb]}`;
  const { rows } = await pool.query<ListedSignature>(
    `SELECT ${listedColumns} FROM signature s JOIN statement ON statement.id = s.statement_id
     WHERE ${fits} ORDER BY s.submitted_on DESC, s.id DESC LIMIT ${limit}`,
    values.list,
  );
  return rows;
}

/** How many signatures a batch looks at, in the order of their ids, so that each takes bounded work. */
const lookedAt = 10_000;

/**
 * The next `limit` signatures after `cursor` that a rule would change, and where to go on from;
 * `end` is null when all were looked at.
 */
export async function selectNextFitting(
  transaction: Transaction,
  { conditions, verb, cursor }: Pick<StoredRule, "conditions" | "verb" | "cursor">,
  limit: number,
): Promise<{ ids: string[]; end: string | null }> {
  const values = new SqlValues();
  const stretch = `SELECT s.* FROM signature s
    WHERE ${cursor ? `s.id > ${values.add(cursor)}::uuid` : "true"} ORDER BY s.id`;
  const ends = new SqlValues();
  if (cursor) ends.add(cursor);
  const fits = `${writeConditions(conditions, values)} AND ${changedBy[verb]}`;
  const { rows } = await transaction.query<{ id: string }>(
    `SELECT s.id FROM (${stretch} LIMIT ${lookedAt}) s WHERE ${fits} ORDER BY s.id LIMIT ${limit}`,
    values.list,
  );
  const ids = rows.map(({ id }) => id);
  if (ids.length === limit) return { ids, end: ids.at(-1)! };
  const last = await transaction.query<{ id: string }>(
    `SELECT s.id FROM (${stretch} OFFSET ${lookedAt - 1} LIMIT 1) s`,
    ends.list,
  );
  return { ids, end: last.rows[0]?.id ?? null };
}
