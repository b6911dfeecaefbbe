import { spawn, type ChildProcess } from "node:child_process";
import { join } from "node:path";

/** What a tool did: whether it was content, and what it said. */
export interface ToolRun {
  ok: boolean;
  output: string;
}

const programs = {
  prettier: join("prettier", "bin", "prettier.cjs"),
  eslint: join("eslint", "bin", "eslint.js"),
  tsc: join("typescript", "bin", "tsc"),
  next: join("next", "dist", "bin", "next"),
  vitest: join("vitest", "vitest.mjs"),
  playwright: join("@playwright", "test", "cli.js"),
} as const;

const running = new Set<ChildProcess>();

/** Ends every tool that is running: for the moment when we are asked to stop. */
export function stopTools(): void {
  for (const child of running) child.kill("SIGTERM");
}

/**
 * Runs a tool of `node_modules` in this Node to its end. What it says is kept; with
 * `show` it is shown as it comes as well, for tools that take their time.
 */
export function runTool(
  name: keyof typeof programs,
  args: string[],
  { show = false, variables = {} }: { show?: boolean; variables?: Record<string, string> } = {},
): Promise<ToolRun> {
  const child = spawn(process.execPath, [join("node_modules", programs[name]), ...args], {
    stdio: ["ignore", "pipe", "pipe"],
    env: { ...process.env, NEXT_TELEMETRY_DISABLED: "1", ...variables },
  });
  running.add(child);
  let output = "";
  for (const stream of [child.stdout, child.stderr]) {
    stream.on("data", (data) => {
      output += data;
      if (show) process.stdout.write(data);
    });
  }
  return new Promise((resolve) => {
    const settle = (ok: boolean) => {
      running.delete(child);
      resolve({ ok, output });
    };
    child.once("error", () => settle(false));
    child.once("close", (code) => settle(code === 0));
  });
}
