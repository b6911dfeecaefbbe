import { setTimeout as sleep } from "node:timers/promises";
import { percentile } from "../figures";
import { Connection } from "./connection";
import type { LoadResult, LoadRun, Plan } from "./schema";
import { fieldsOf } from "./signers";

/**
 * Runs `clients` clients for `seconds`, each sending its next request as soon as the last
 * one is answered (or by `pace`). Requests under way at the end are waited for and counted:
 * what was acknowledged must be in the database. `first` is the number of the first request.
 */
export async function runLoad(run: LoadRun, first: number): Promise<LoadResult> {
  const requestOf = makeRequests(run.plan, run.port);
  const times: number[] = [];
  const acknowledged: number[] = [];
  const unexpected: Record<string, number> = {};
  const begun = performance.now();
  const end = begun + run.seconds * 1000;
  let next = first;

  const isExpected = ({ status, location }: { status: number; location: string | null }) =>
    status === run.expected.status &&
    (run.expected.location === undefined || location === run.expected.location);

  async function work(): Promise<void> {
    const connection = new Connection(run.port);
    for (;;) {
      const n = next;
      const request = requestOf(n);
      if (request === null || performance.now() >= end) break;
      next += 1;
      if (run.pace) await sleepUntil(begun + ((n - first) * 1000) / run.pace);
      const sent = performance.now();
      try {
        const answer = await connection.send(request);
        times.push(performance.now() - sent);
        if (isExpected(answer)) acknowledged.push(n);
        else count(unexpected, `${answer.status} ${answer.location ?? ""}`.trim());
      } catch (error) {
        count(unexpected, (error as Error).message);
        await sleep(50);
      }
    }
    connection.close();
  }

  await Promise.all(Array.from({ length: run.clients }, work));
  const elapsed = (performance.now() - begun) / 1000;
  times.sort((a, b) => a - b);
  return {
    perSecond: times.length / elapsed,
    p50: percentile(times, 0.5),
    p99: percentile(times, 0.99),
    requests: times.length,
    acknowledged,
    unexpected,
  };
}

/** The n-th request of a plan as it goes over the wire; null when there are no more. */
function makeRequests(plan: Plan, port: number): (n: number) => string | null {
  const host = `Host: localhost:${port}\r\n`;
  const post = (path: string, body: string) =>
    `POST ${path} HTTP/1.1\r\n${host}Content-Type: application/x-www-form-urlencoded\r\n` +
    `Accept: text/html\r\nContent-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}`;
  switch (plan.kind) {
    case "sign":
      return (n) => post(plan.path, String(new URLSearchParams(fieldsOf(plan.signers, n))));
    case "post-each":
      return (n) => (n < plan.paths.length ? post(plan.paths[n]!, plan.body) : null);
    case "raw":
      return (n) => plan.requests[n % plan.requests.length]!;
    case "get":
      return (n) =>
        `GET ${plan.paths[n % plan.paths.length]!} HTTP/1.1\r\n${host}Accept: text/html\r\n\r\n`;
  }
}

async function sleepUntil(moment: number): Promise<void> {
  const pause = moment - performance.now();
  if (pause > 0) await sleep(pause);
}

function count(counts: Record<string, number>, key: string): void {
  counts[key] = (counts[key] ?? 0) + 1;
}
