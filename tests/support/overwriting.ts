import type { Actor } from "@/lib/accounts/schema";
import { pool } from "@/lib/db";

/** By the log: what that person wrote over somebody else's change. */
export async function readOverwritings(actor: Pick<Actor, "id">): Promise<string[]> {
  const { rows } = await pool.query<{ action: string }>(
    `select action from audit_entry
     where actor_id = $1 and details ->> 'overwritten' = 'true' order by at, id`,
    [actor.id],
  );
  return rows.map(({ action }) => action);
}
