import { judgeWriteError, pool, sharedGroup } from "../db";
import { jobNames } from "../jobs/schema";

/** A request for a link, as it is written down. */
export type LinkRequest = {
  /** In its one form. */
  address: string;
  /** What the worker gets: the address sealed. */
  payload: { sealed: string; locale: string };
  /** The name of the address's job. */
  key: string;
  /** The name of the job instead, if the address is nobody's: one of a few. */
  nobodysKey: string;
  pauseMinutes: number;
};

/**
 * Puts the job that sends a link into the queue. One waits for each address of the team at most,
 * at the time that it has, and a few for all others together: a flood of made-up addresses fills
 * nothing. Requests that come at the same time share one statement, whose jobs are those of the
 * team and one of the others; a request that comes alone makes one job, whoever asks. Resolves
 * after the commit.
 */
export async function queueLinkJob(request: LinkRequest): Promise<void> {
  await requests.write(request);
}

const requests = sharedGroup<LinkRequest, true>("sign-in-requests", {
  flush: queueJobs,
  keyOf: ({ key }) => key,
  judge: judgeWriteError,
  // A job that is queued twice is one, so that it may be queued again.
  findOut: queueJobs,
  mostInBatch: 500,
});

async function queueJobs(asked: LinkRequest[]): Promise<true[]> {
  await pool.query(
    `with asked as (
       select asked.*, exists (
         select from organiser where email = asked.address and removed_at is null
       ) as "isMember"
       from unnest($2::text[], $3::text[], $4::text[], $5::text[], $6::integer[])
         as asked (address, payload, key, nobodys_key, pause)
     ), jobs as (
       select key, payload, pause from asked where "isMember"
       union all
       (select nobodys_key, payload, pause from asked where not "isMember" limit 1)
     )
     select graphile_worker.add_job($1, payload::json, job_key => key,
       run_at => now() + make_interval(mins => pause), job_key_mode => 'preserve_run_at',
       max_attempts => 5)
     from (select * from jobs order by key) in_order`,
    [
      jobNames.sendSignInLink,
      asked.map(({ address }) => address),
      asked.map(({ payload }) => JSON.stringify(payload)),
      asked.map(({ key }) => key),
      asked.map(({ nobodysKey }) => nobodysKey),
      asked.map(({ pauseMinutes }) => pauseMinutes),
    ],
  );
  return asked.map(() => true);
}
