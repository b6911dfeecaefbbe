import { execFileSync } from "node:child_process";
import { mkdir, writeFile } from "node:fs/promises";
import { cpus, totalmem } from "node:os";
import { join } from "node:path";
import type { Row } from "./interleave";

/** What `bench-results/<name>.json` holds (contract, "Commands"); times in milliseconds. */
export interface BenchResult {
  name: string;
  commit: string;
  machine: string;
  rows: Row[];
}

/** Writes the result's file and returns its table for people. */
export async function writeResult(name: string, rows: Row[]): Promise<string> {
  const result: BenchResult = { name, commit: readCommit(), machine: describeMachine(), rows };
  await mkdir("bench-results", { recursive: true });
  const file = join("bench-results", `${name}.json`);
  await writeFile(file, `${JSON.stringify(result, null, 2)}\n`);
  return `\n${result.machine}, commit ${result.commit}\n\n${toTable(rows)}\n\n  ${file}\n`;
}

function toTable(rows: Row[]): string {
  const heads = ["case", "per second", "p50 ms", "p99 ms", "baseline", "ratio"];
  const cells = rows.map((row) => [
    row.case,
    row.perSecond.toFixed(row.perSecond < 100 ? 1 : 0),
    row.p50.toFixed(1),
    row.p99.toFixed(1),
    row.baseline,
    row.ratio.toFixed(2),
  ]);
  const widths = heads.map((head, n) =>
    Math.max(head.length, ...cells.map((line) => line[n]!.length)),
  );
  const isNumber = (n: number) => n !== 0 && n !== 4;
  const toLine = (line: string[]) =>
    `  ${line.map((cell, n) => (isNumber(n) ? cell.padStart(widths[n]!) : cell.padEnd(widths[n]!))).join("  ")}`;
  return [heads, widths.map((width) => "─".repeat(width)), ...cells].map(toLine).join("\n");
}

function describeMachine(): string {
  const memory = Math.round(totalmem() / 2 ** 30);
  const [first] = cpus();
  const model = first?.model.trim() || process.arch;
  return `${cpus().length} cores (${model}), ${memory} GB, Node ${process.versions.node}`;
}

/** The commit that was measured, with a `+` when the folder holds more than that. */
function readCommit(): string {
  const git = (...args: string[]) =>
    execFileSync("git", args, { encoding: "utf8", stdio: ["ignore", "pipe", "ignore"] }).trim();
  try {
    return git("rev-parse", "--short", "HEAD") + (git("status", "--porcelain") ? "+" : "");
  } catch {
    return "unknown";
  }
}
