import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { buildSite, isBuildCurrent } from "../serve/build";
import { ensureChromium } from "./chromium";
import { countOne, countPlaywright, countVitest, type Counts } from "./counts";
import { runTool } from "./tools";

/** One part of the proof. `run` never throws; it says what is wrong in `problem`. */
export interface Step {
  name: string;
  run(): Promise<{ counts: Counts; problem?: string }>;
}

export const format = toolStep("format", () => runTool("prettier", ["--check", "."]));

export const lint = toolStep("lint", () => runTool("eslint", [".", "--max-warnings", "0"]));

/** Next's own types of routes and images are made first: a fresh clone has none. */
export const types = toolStep("types", async () => {
  const made = await runTool("next", ["typegen"]);
  return made.ok ? runTool("tsc", ["--noEmit"]) : made;
});

export const unit = vitestStep("unit", ["unit"]);
export const architecture = vitestStep("architecture", ["architecture"]);
export const integration = vitestStep("integration", ["integration"]);

export const build: Step = {
  name: "build",
  run: async () => {
    try {
      const logFile = join(tmpdir(), `undersigned-build-${process.pid}.log`);
      if (!(await isBuildCurrent())) await buildSite(logFile, new AbortController().signal);
      return { counts: countOne(true) };
    } catch (error) {
      return { counts: countOne(false), problem: (error as Error).message };
    }
  },
};

/** The stories of `tests/e2e` in a real browser, against `npm start` with the build. */
export const endToEnd: Step = {
  name: "end to end",
  run: async () => {
    try {
      const variables = { CHROMIUM_PATH: ensureChromium() };
      return await withReport(async (report) => {
        const args = ["test", "--reporter=list,json"];
        const tool = {
          show: true,
          variables: { ...variables, PLAYWRIGHT_JSON_OUTPUT_FILE: report },
        };
        const { ok } = await runTool("playwright", args, tool);
        return { counts: await countPlaywright(report, ok) };
      });
    } catch (error) {
      return { counts: countOne(false), problem: (error as Error).message };
    }
  },
};

function toolStep(name: string, work: () => ReturnType<typeof runTool>): Step {
  return {
    name,
    run: async () => {
      const { ok, output } = await work();
      return { counts: countOne(ok), problem: ok ? undefined : output.trim() };
    },
  };
}

function vitestStep(name: string, projects: string[]): Step {
  return {
    name,
    run: () =>
      withReport(async (report) => {
        const chosen = projects.flatMap((project) => ["--project", project]);
        const tool = { show: true, variables: { TEST_REPORT: report } };
        const { ok } = await runTool("vitest", ["run", ...chosen], tool);
        return { counts: await countVitest(report, ok) };
      }),
  };
}

async function withReport<Result>(work: (file: string) => Promise<Result>): Promise<Result> {
  const folder = await mkdtemp(join(tmpdir(), "undersigned-report-"));
  try {
    return await work(join(folder, "report.json"));
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
