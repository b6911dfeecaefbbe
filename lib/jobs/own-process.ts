import { fork } from "node:child_process";

/**
 * V8's flags for a process whose heap may take so many megabytes: it then collects what it has
 * read instead of growing with the list.
 */
export function heapFlags(megabytes: number): string[] {
  return ["--max-semi-space-size=1", `--max-old-space-size=${megabytes}`];
}

/** A list's process ended before it was made. */
export class ProcessEnded extends Error {
  override name = "ProcessEnded";
}

/**
 * Runs a script of ours in a process of its own and waits for its end, so that a list of a
 * million names takes neither the worker's memory nor the time of its mails. The script gets
 * `args` and a heap of so many megabytes; it ends by itself when this process is gone. Throws
 * `ProcessEnded` unless it ends well.
 */
export function inOwnProcess(script: string, args: string[], heap: number): Promise<void> {
  const child = fork(script, args, {
    execArgv: [...heapFlags(heap), "--import", "tsx"],
    stdio: ["ignore", "inherit", "inherit", "ipc"],
  });
  return new Promise((resolve, reject) => {
    child.once("error", reject);
    child.once("exit", (code, signal) => {
      if (code === 0) resolve();
      else reject(new ProcessEnded(`ended with ${signal ?? code}`));
    });
  });
}
