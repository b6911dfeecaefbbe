import { readFile } from "node:fs/promises";

/** Test cases that passed and failed. */
export interface Counts {
  passed: number;
  failed: number;
}

/** A check that is no list of cases counts as one. */
export function countOne(ok: boolean): Counts {
  return { passed: Number(ok), failed: Number(!ok) };
}

/**
 * Reads Vitest's report. A file that could not even be loaded has no cases; it counts
 * as one failure, and so does a run that failed without naming a case.
 */
export async function countVitest(reportFile: string, ok: boolean): Promise<Counts> {
  const report = await readReport<{
    numPassedTests: number;
    numFailedTests: number;
    testResults: { status: string; assertionResults: { status: string }[] }[];
  }>(reportFile);
  const broken = (report?.testResults ?? []).filter(
    ({ status, assertionResults }) =>
      status === "failed" && !assertionResults.some((result) => result.status === "failed"),
  );
  return settle(report?.numPassedTests ?? 0, (report?.numFailedTests ?? 0) + broken.length, ok);
}

/** Reads Playwright's report; a run that failed without naming a case counts as one failure. */
export async function countPlaywright(reportFile: string, ok: boolean): Promise<Counts> {
  const report = await readReport<{
    stats: { expected: number; unexpected: number; flaky: number };
    errors: unknown[];
  }>(reportFile);
  const { expected = 0, unexpected = 0, flaky = 0 } = report?.stats ?? {};
  return settle(expected, unexpected + flaky, ok);
}

function settle(passed: number, failed: number, ok: boolean): Counts {
  return { passed, failed: ok ? failed : Math.max(failed, 1) };
}

async function readReport<Report>(file: string): Promise<Report | null> {
  return readFile(file, "utf8").then(
    (text) => JSON.parse(text) as Report,
    () => null,
  );
}
