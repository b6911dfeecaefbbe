import { recordAudit } from "../audit";
import { withPatience } from "./patience";
import { retentionRules, type RetentionRule } from "./retention-rules";

/** How many rows of a rule went, or would go. */
export type RetentionLine = Pick<RetentionRule, "key" | "what" | "keptFor"> & { rows: number };

type When = { now: Date; rules?: readonly RetentionRule[] };

const batchSize = 1000;

/**
 * Deletes what its time is over for, rule by rule, in batches that commit by themselves, so
 * that it can be interrupted at any point and run anywhere at the same time. Rows that somebody
 * holds are left for the next time. Returns how many rows of each rule went.
 */
export async function applyRetention({ now, rules = retentionRules }: When) {
  const lines: RetentionLine[] = [];
  for (const rule of rules) {
    const rows = await applyRule(rule, now);
    if (rows > 0 && rule.audit) {
      await recordAudit({ actorId: null, action: rule.audit, details: { rows }, at: now });
    }
    lines.push(toLine(rule, rows));
  }
  return lines;
}

/** What `applyRetention` would delete at that moment, counted and left alone. */
export async function previewRetention({ now, rules = retentionRules }: When) {
  const lines: RetentionLine[] = [];
  for (const rule of rules) {
    const { rows } = await withPatience((ask) =>
      ask<{ rows: number }>(
        `SELECT count(*)::int AS rows FROM ${rule.table} t WHERE ${overdue(rule)}`,
        [now],
      ),
    );
    lines.push(toLine(rule, rows[0]!.rows));
  }
  return lines;
}

/** The rules that the worker's cron applies every hour, and all of them once a day. */
export function rulesFor(runs: RetentionRule["runs"]): readonly RetentionRule[] {
  return runs === "daily" ? retentionRules : retentionRules.filter((rule) => rule.runs === runs);
}

async function applyRule(rule: RetentionRule, now: Date): Promise<number> {
  let removed = 0;
  for (;;) {
    const batch = await withPatience(async (ask) => {
      if (rule.first) await ask(sqlOf(rule.first), [now]);
      const { rowCount } = await ask(
        `DELETE FROM ${rule.table} WHERE ctid = ANY (ARRAY(
           SELECT t.ctid FROM ${rule.table} t WHERE ${overdue(rule)} LIMIT $2 FOR UPDATE SKIP LOCKED
         ))`,
        [now, batchSize],
      );
      return rowCount ?? 0;
    });
    removed += batch;
    if (batch < batchSize) return removed;
  }
}

/** Not every rule looks at the moment, but every query is given it. */
function overdue(rule: RetentionRule): string {
  return `(${sqlOf(rule.isOver)}) AND $1::timestamptz IS NOT NULL`;
}

/** A rule's SQL with the present moment as the first parameter. */
function sqlOf(text: string): string {
  return text.replaceAll("$now", () => "$1::timestamptz");
}

function toLine({ key, what, keptFor }: RetentionRule, rows: number): RetentionLine {
  return { key, what, keptFor, rows };
}
