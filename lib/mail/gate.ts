import { setTimeout as sleep } from "node:timers/promises";
import { pool } from "@/lib/db";
import type { MailTransport } from "./schema";

/**
 * Waits until this worker may make the provider's next call, by a clock and a row that all
 * workers share; returns null then. While the provider has asked for a pause it returns at
 * once with the milliseconds that are left of it.
 */
export async function takeTurn(transport: MailTransport): Promise<number | null> {
  const pause = await findPause(transport);
  if (pause > 0) return pause;
  if (transport.callsPerSecond === null) return null;
  const { rows } = await pool.query<{ wait: number }>(
    `insert into mail_gate as gate (transport, next_call_at)
     values ($1, clock_timestamp() + $2::interval)
     on conflict (transport) do update
       set next_call_at = greatest(gate.next_call_at, clock_timestamp()) + $2::interval
     returning extract(epoch from next_call_at - $2::interval - clock_timestamp())::float8 * 1000
       as wait`,
    [transport.name, `${1 / transport.callsPerSecond} seconds`],
  );
  await sleep(Math.max(0, rows[0]!.wait));
  // Another worker may have been sent away while this one waited.
  return (await findPause(transport)) || null;
}

/** Lets no worker call that provider for so long; a longer pause that stands already stays. */
export async function pauseTransport(
  transport: MailTransport,
  { seconds, reason }: { seconds: number; reason: string },
): Promise<void> {
  await pool.query(
    `insert into mail_gate as gate (transport, next_call_at, paused_until, reason)
     values ($1, clock_timestamp(), clock_timestamp() + make_interval(secs => $2), $3)
     on conflict (transport) do update
       set paused_until = greatest(gate.paused_until, excluded.paused_until),
         reason = excluded.reason`,
    [transport.name, seconds, reason],
  );
}

async function findPause({ name }: MailTransport): Promise<number> {
  const { rows } = await pool.query<{ left: number }>({
    name: "find-mail-pause",
    text: `select ceil(extract(epoch from paused_until - clock_timestamp()) * 1000)::float8 as left
           from mail_gate where transport = $1 and paused_until > clock_timestamp()`,
    values: [name],
  });
  return rows[0]?.left ?? 0;
}
