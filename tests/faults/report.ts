import type { Damage, Fault } from "./faults";
import type { Ledger } from "./ledger";
import type { Verdict } from "./verify";

/** One drill's outcome in numbers, and everything in words that speaks against it. */
export type DrillReport = {
  row: Record<Column, number | string>;
  notes: string[];
  failures: string[];
};

const columns = [
  "fault",
  "seconds",
  "attempts",
  "acknowledged",
  "refused",
  "broken",
  "kills",
  "lost",
  "doubled",
  "drift",
] as const;

type Column = (typeof columns)[number];

type Facts = {
  fault: Fault;
  ledger: Ledger;
  damage: Damage;
  verdict: Verdict;
  seconds: number;
  mailsWentOut: boolean;
  /** How many were thanked after the last damage. */
  acknowledgedAfter: number;
};

/** Puts a drill's numbers together and says what of them is not as promised. */
export function makeReport(facts: Facts): DrillReport {
  const { fault, ledger, damage, verdict, mailsWentOut, acknowledgedAfter } = facts;
  const { acknowledged, refused, broken } = ledger.counts;
  const refusals = ledger.refusedByServer;
  const failures = [
    ...verdict.findings,
    ...(verdict.drift > 0 ? [`drift: ${verdict.drift}`] : []),
    ...[...ledger.wrongAnswers].map(([what, count]) => `unexpected answer: ${count} × ${what}`),
    ...(!fault.mayRefuse && refusals > 0 ? [`unexpected answer: ${refusals} × 503`] : []),
    ...(mailsWentOut ? [] : ["mails still wait"]),
    ...(damage.kills === 0 ? ["nothing was damaged"] : []),
    ...(acknowledgedAfter > 0 ? [] : ["nobody was thanked after the damage"]),
  ];
  const { lost, doubled, drift, storedUnthanked } = verdict;
  const notes = [
    ...damage.notes,
    ...(storedUnthanked > 0 ? [`${storedUnthanked} stored for whom the connection broke`] : []),
  ];
  const numbers = { attempts: ledger.attempts, acknowledged, refused, broken };
  return {
    row: {
      fault: fault.title,
      seconds: Math.round(facts.seconds),
      ...numbers,
      kills: damage.kills,
      lost,
      doubled,
      drift,
    },
    notes,
    failures,
  };
}

/** The table of all drills with their sum, and under it every line that needs words. */
export function describeReports(reports: DrillReport[]): string {
  const rows = reports.map(({ row }) => columns.map((column) => String(row[column])));
  const total = columns.map((column) =>
    column === "fault"
      ? "all"
      : String(reports.reduce((sum, { row }) => sum + Number(row[column]), 0)),
  );
  const table = [columns.map(String), ...rows, ...(rows.length > 1 ? [total] : [])];
  const widths = columns.map((_, index) => Math.max(...table.map((row) => row[index]!.length)));
  const lines = table.map((row) =>
    row.map((cell, i) => (i ? cell.padStart(widths[i]!) : cell.padEnd(widths[i]!))).join("  "),
  );
  const words = reports.flatMap(({ row, notes, failures }) => [
    ...notes.map((note) => `  ${row.fault}: ${note}`),
    ...failures.map((failure) => `✗ ${row.fault}: ${failure}`),
  ]);
  return [...lines, ...words].join("\n");
}
