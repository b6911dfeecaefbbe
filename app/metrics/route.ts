import { createHash, timingSafeEqual } from "node:crypto";
import { readMeasures, type Measures } from "@/lib/db";
import { env } from "@/lib/env";
import { readMailMeasures, type MailMeasures } from "@/lib/mail";
import { readLimitsMeasures } from "@/lib/limits";
import type { LimitsMeasures } from "@/lib/limits/schema";

export const dynamic = "force-dynamic";

/** Prometheus text for this machine or the bearer of `METRICS_TOKEN`; nothing there for others. */
export async function GET(request: Request): Promise<Response> {
  if (!mayRead(request)) return new Response("404 Not Found\n", { status: 404 });
  const read = Promise.all([readMeasures(), readMailMeasures()]);
  return new Response(toPrometheus(await read.catch(() => null)), {
    headers: { "content-type": "text/plain; version=0.0.4", "cache-control": "no-store" },
  });
}

function mayRead({ headers }: Request): boolean {
  if (headers.get("x-peer-loopback") === "1") return true;
  const token = /^Bearer (\S+)$/.exec(headers.get("authorization") ?? "")?.[1];
  return Boolean(token && env.metricsToken && isSame(token, env.metricsToken));
}

/** Through a hash, because the comparison wants equal lengths and must not tell them. */
function isSame(one: string, other: string): boolean {
  const digest = (text: string) => createHash("sha256").update(text).digest();
  return timingSafeEqual(digest(one), digest(other));
}

function toPrometheus(measures: [Measures, MailMeasures] | null): string {
  const { rss, heapUsed } = process.memoryUsage();
  const lines = [
    ...gauge("undersigned_up_seconds", [["", Math.round(process.uptime())]]),
    ...gauge("undersigned_memory_bytes", [
      ['{kind="resident"}', rss],
      ['{kind="heap"}', heapUsed],
    ]),
    ...gauge("undersigned_database_up", [["", measures ? 1 : 0]]),
    ...(measures ? measureLines(measures[0]) : []),
    ...(measures ? mailLines(measures[1]) : []),
    ...limitLines(readLimitsMeasures()),
  ];
  return `${lines.join("\n")}\n`;
}

/** Since this process started; numbers of submissions and challenges, nothing of anybody. */
function limitLines(measures: LimitsMeasures): string[] {
  const name = "undersigned_limits_total";
  const values = Object.entries(measures).map(([what, n]) => `${name}{what="${what}"} ${n}`);
  return [`# TYPE ${name} counter`, ...values];
}

function measureLines(measures: Measures): string[] {
  return [
    ...gauge(
      "undersigned_signatures_counted",
      measures.countedSignatures.map((row) => [`{statement="${row.statement}"}`, row.count]),
    ),
    ...gauge(
      "undersigned_mails",
      measures.mails.map((row) => [`{state="${row.state}"}`, row.count]),
    ),
    ...gauge("undersigned_jobs", [
      ['{state="waiting"}', measures.jobsWaiting],
      ['{state="failed"}', measures.jobsFailed],
    ]),
    ...gauge("undersigned_pool_connections", [
      ['{state="open"}', measures.poolConnections],
      ['{state="awaited"}', measures.poolWaiting],
    ]),
    ...(measures.tally ? tallyLines(measures.tally) : []),
  ];
}

/** How far the kept counts were from a full count, and how long ago the worker looked. */
function tallyLines({ drift, ageSeconds }: NonNullable<Measures["tally"]>): string[] {
  return [
    ...gauge(
      "undersigned_tally_drift",
      Object.entries(drift).map(([of, rows]) => [`{of="${of}"}`, rows]),
    ),
    ...gauge("undersigned_tally_checked_seconds", [["", Math.round(ageSeconds)]]),
  ];
}

/** What waits and for how long, what was given up, whether the provider wants a pause, and what it told. */
function mailLines({ queued, held, failed, paused, fates }: MailMeasures): string[] {
  return [
    ...gauge(
      "undersigned_mail_queued",
      queued.map((row) => [`{purpose="${row.purpose}"}`, row.count]),
    ),
    ...gauge(
      "undersigned_mail_oldest_seconds",
      queued.map((row) => [`{purpose="${row.purpose}"}`, row.oldestSeconds]),
    ),
    ...gauge("undersigned_mail_held", [["", held]]),
    ...gauge(
      "undersigned_mail_given_up",
      failed.map((row) => [`{purpose="${row.purpose}"}`, row.count]),
    ),
    ...gauge(
      "undersigned_mail_paused_seconds",
      paused.map((row) => [
        `{transport="${row.transport}",reason="${row.reason.replace(/[^\w ]/g, "")}"}`,
        row.seconds,
      ]),
    ),
    ...gauge(
      "undersigned_mail_fates",
      fates.map((row) => [`{fate="${row.fate}"}`, row.count]),
    ),
  ];
}

function gauge(name: string, values: [labels: string, value: number][]): string[] {
  return [`# TYPE ${name} gauge`, ...values.map(([labels, value]) => `${name}${labels} ${value}`)];
}
