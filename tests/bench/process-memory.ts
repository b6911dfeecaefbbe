import { execFile } from "node:child_process";
import { promisify } from "node:util";
import { median } from "./figures";

/** Resident memory of a process over time, in megabytes. */
export type MemoryUse = { quarters: number[][]; second: number; last: number };

const everyMs = 1_000;
const run = promisify(execFile);

/** Looks at a process's resident memory every second until stopped. */
export function watchProcessMemory(pid: number) {
  const samples: number[] = [];
  const timer = setInterval(async () => {
    const { stdout } = await run("ps", ["-o", "rss=", "-p", String(pid)]).catch(() => ({
      stdout: "",
    }));
    if (stdout.trim()) samples.push(Number(stdout) / 1024);
  }, everyMs);
  return {
    stop(): MemoryUse {
      clearInterval(timer);
      const length = Math.ceil(samples.length / 4);
      const quarters = [0, 1, 2, 3].map((n) => samples.slice(n * length, (n + 1) * length));
      return { quarters, second: median(quarters[1]!), last: median(quarters[3]!) };
    },
  };
}
