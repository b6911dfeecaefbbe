import { currentKey } from "./keys";
import { withPatience } from "./patience";
import { open, seal, SealBroken, signInRequestContext } from "./sealing";

/**
 * Jobs of the queue whose payload holds something sealed, base64 under `sealed`, and what that is
 * bound to. A task that is not here would lose what it waits with, once an old key goes.
 */
export const sealedTasks = [{ task: "send_sign_in_link", context: signInRequestContext }] as const;

type SealedTask = (typeof sealedTasks)[number];
type OldJob = { id: string; sealed: string };

/**
 * Seals anew what waiting jobs carry, also those that a worker has in hand or that failed for
 * good: a worker has read its own, and whoever tries again reads what lies there. A job that is
 * done or replaced meanwhile is left alone.
 */
export async function resealJobs(): Promise<{ resealed: number; unreadable: number }> {
  const report = { resealed: 0, unreadable: 0 };
  for (const each of sealedTasks) {
    for (const job of await findOldJobs(each)) {
      const fresh = sealAnew(job.sealed, each.context);
      if (fresh === null) report.unreadable += 1;
      else report.resealed += await replace(job, fresh);
    }
  }
  return report;
}

/** How many jobs carry something that is sealed with an older version. */
export async function countOldJobs(): Promise<number> {
  const counts = await Promise.all(sealedTasks.map(findOldJobs));
  return counts.reduce((sum, jobs) => sum + jobs.length, 0);
}

/** The version is the first byte of what is sealed. The queue's public view shows no payloads. */
async function findOldJobs({ task }: SealedTask): Promise<OldJob[]> {
  const { rows } = await withPatience((ask) =>
    ask<OldJob>(
      `SELECT job.id, job.payload ->> 'sealed' AS sealed FROM graphile_worker._private_jobs job
       JOIN graphile_worker._private_tasks task ON task.id = job.task_id
       WHERE task.identifier = $1
         AND substring(decode(job.payload ->> 'sealed', 'base64') FROM 1 FOR 1) <> $2
       ORDER BY job.id`,
      [task, Buffer.of(currentKey("addresses").version)],
    ),
  );
  return rows;
}

function sealAnew(sealed: string, context: string): string | null {
  try {
    return seal(open(Buffer.from(sealed, "base64"), context), context).toString("base64");
  } catch (error) {
    if (error instanceof SealBroken) return null;
    throw error;
  }
}

async function replace({ id, sealed }: OldJob, fresh: string): Promise<number> {
  const { rowCount } = await withPatience((ask) =>
    ask(
      `UPDATE graphile_worker._private_jobs
       SET payload = jsonb_set(payload::jsonb, '{sealed}', to_jsonb($3::text))::json
       WHERE id = $1 AND payload ->> 'sealed' = $2`,
      [id, sealed, fresh],
    ),
  );
  return rowCount ?? 0;
}
