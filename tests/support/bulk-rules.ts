import type { Actor } from "@/lib/accounts/schema";
import { pool } from "@/lib/db";
import { draftRule, runRule, type RuleInput } from "@/lib/moderation";
import { seedSignatures } from "../bench/seed-signatures";
import { storyStart as now } from "./clock";
import { withConnection } from "./database";

/** Adds signatures of many people at once, in this test's database. */
export function seed(rows: number): Promise<void> {
  return withConnection(process.env.DATABASE_URL!, (client) =>
    seedSignatures(client, { slug: "british", rows, day: "2026-11-22" }),
  );
}

/** A rule that invalidates everything confirmed, or what the story wants; throws when the story is wrong. */
export async function draft(actor: Actor, input: Partial<RuleInput> = {}): Promise<string> {
  const conditions = { state: "confirmed" as const };
  const rule = { conditions, verb: "invalidate" as const, reason: "invented" as const, ...input };
  const outcome = await draftRule(actor, rule, { now });
  if (outcome.outcome !== "drafted") throw new Error(JSON.stringify(outcome));
  return outcome.id;
}

/** Works like the queue: again and again, until nothing is left to do. */
export async function workOff(id: string): Promise<void> {
  while ((await runRule(id, { now })).goesOn);
}

/** How many signatures SQL says that of. */
export async function count(where: string): Promise<number> {
  const { rows } = await pool.query(`select count(*)::int as n from signature where ${where}`);
  return rows[0].n;
}

/** How every signature stands, in one sum. */
export async function sumUp(): Promise<string> {
  const { rows } = await pool.query(
    `select md5(string_agg(concat_ws(' ', id, state, quarantined, flags), ',' order by id)) as sum
     from signature`,
  );
  return rows[0].sum;
}
