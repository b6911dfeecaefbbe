import type pg from "pg";

/**
 * Lets jobs that mail news wait an hour, as a long queue would, so that a story has time to
 * look at a mailing under way. Call what it returns to let new ones run at once again.
 */
export async function slowDownNews(database: pg.Pool): Promise<() => Promise<void>> {
  await database.query(`
    create or replace function public.slow_news() returns trigger language plpgsql as $$
    begin
      if new.priority = 10 then new.run_at := now() + interval '1 hour'; end if;
      return new;
    end $$`);
  await database.query(`
    create or replace trigger slow_news before insert on graphile_worker._private_jobs
    for each row execute function public.slow_news()`);
  return async () => {
    await database.query("drop trigger if exists slow_news on graphile_worker._private_jobs");
    await database.query("drop function if exists public.slow_news()");
    await database.query("delete from graphile_worker._private_jobs where priority = 10");
  };
}
