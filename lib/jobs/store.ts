import { pool } from "@/lib/db";
import { queuePreparing } from "@/lib/mail";
import { jobNames, mailsInJob } from "./schema";

/** A worker that has not beaten for this long is taken for dead; beats come every 5 s. */
const deadAfter = "20 seconds";

/** Signs of life of this worker, by the database's clock, which every machine shares. */
export async function writeHeartbeat(worker: string): Promise<void> {
  await pool.query(
    `insert into worker_heartbeat (worker, at) values ($1, clock_timestamp())
     on conflict (worker) do update set at = excluded.at`,
    [worker],
  );
}

/** A worker that has stopped in good order leaves no sign behind. */
export async function removeHeartbeat(worker: string): Promise<void> {
  await pool.query("delete from worker_heartbeat where worker = $1", [worker]);
}

/**
 * Gives the jobs of dead workers back to the queue, which by itself would keep them
 * locked for four hours. Returns how many workers were found dead. A worker that was
 * only slow may do a job twice; jobs are made for that.
 */
export async function releaseDeadWorkers(): Promise<number> {
  const { rowCount } = await pool.query(
    `with dead as (
       delete from worker_heartbeat
       where at < clock_timestamp() - $1::interval
       returning worker
     ), stranded as (
       select distinct job.locked_by as worker
       from graphile_worker.jobs job
       where job.locked_at < clock_timestamp() - $1::interval
         and not exists (select from worker_heartbeat beat where beat.worker = job.locked_by)
     ), gone as (
       select worker from dead union select worker from stranded
     )
     select graphile_worker.force_unlock_workers(array_agg(worker)) from gone
     having count(*) > 0`,
    [deadAfter],
  );
  return rowCount ?? 0;
}

/**
 * Queues those mails again that wait longer than a minute, that nobody has in hand and that
 * no job carries, the longest waiting first. Returns how many jobs it added. The queue's own tables are
 * read because its public view shows no payloads; its version is pinned.
 */
export async function requeueStrandedMails(now: Date): Promise<number> {
  await releaseForgottenMails();
  const { rows } = await pool.query<{ jobs: number }>(
    `with carried as (
       select json_array_elements_text(job.payload -> 'mailIds')::uuid as mail_id
       from graphile_worker._private_jobs job
       join graphile_worker._private_tasks task on task.id = job.task_id
       where task.identifier = $2 and job.attempts < job.max_attempts
     ), stranded as (
       select id, (row_number() over (order by created_at, id) - 1) / $3::int as batch
       from mail_message mail
       where state = 'queued' and created_at < $1::timestamptz - interval '1 minute'
         and (not_before is null or not_before < clock_timestamp())
         and not exists (select from carried where carried.mail_id = mail.id)
       order by created_at, id
       limit 10000
     ), batches as (
       select json_build_object('mailIds', json_agg(id)) as payload from stranded group by batch
     )
     select count(graphile_worker.add_job($2, payload))::int as jobs from batches`,
    [now, jobNames.deliverMails, mailsInJob],
  );
  return rows[0]?.jobs ?? 0;
}

/**
 * Mails that were in somebody's hands when their mailing was resumed join those that wait; when
 * it was stopped for good, they go.
 */
async function releaseForgottenMails(): Promise<void> {
  await pool.query(
    `update mail_message mail set state = 'queued'
     from "update" news
     where news.id = mail.update_id and mail.state = 'held' and news.published_at is not null
       and news.mailing_paused_at is null and news.mailing_cancelled_at is null`,
  );
  await pool.query(
    `delete from mail_message mail using "update" news
     where news.id = mail.update_id and news.mailing_cancelled_at is not null
       and mail.signature_id is not null
       and (mail.state = 'held' or (mail.state = 'queued' and mail.batch_key is null))`,
  );
}

/**
 * Queues the preparing of mailings again that should go on and have no job for it soon, because
 * it failed often. Returns how many.
 */
export async function prepareForgottenMailings(): Promise<number> {
  const { rows } = await pool.query<{ id: string }>(
    `select news.id from "update" news
     where news.mailed_at < clock_timestamp() - interval '1 minute'
       and news.mailing_prepared_at is null and news.published_at is not null
       and news.mailing_paused_at is null and news.mailing_cancelled_at is null
       and not exists (
         select from graphile_worker._private_jobs job
         where job.key = 'mailing:' || news.id and job.attempts < job.max_attempts
           and job.run_at < clock_timestamp() + interval '1 minute'
       )`,
  );
  for (const { id } of rows) await queuePreparing(pool, id);
  return rows.length;
}
