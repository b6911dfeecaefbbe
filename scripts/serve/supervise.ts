import { spawn, type ChildProcess } from "node:child_process";
import { join } from "node:path";
import { childEnv } from "@/lib/env";
import { note } from "../boot/progress.mjs";

/** A part of the platform that runs as a process of its own and is kept running. */
export interface Supervised {
  /** Asks it to finish and waits; after 25 s without mercy. */
  stop(): Promise<void>;
  /** Ends it at once. */
  kill(): void;
  /** Ends this run of it, so that the next begins with changed sources. */
  restart(): void;
}

const longestPause = 30_000;
/** Who lived this long had come up: its end was an accident, not a start that cannot succeed. */
const healthyAfter = 5_000;
const patience = 25_000;

/**
 * Starts `scripts/<name>.ts` and starts it again whenever it ends: after 1 s, then
 * 2, 4 … up to 30, and after 1 again once it lived for a few seconds. It stands in a process
 * group of its own, so that Ctrl-C reaches only us and the parts stop in order; it
 * ends itself when we are gone.
 */
export function keepRunning(name: string, environment: Record<string, string>): Supervised {
  let child: ChildProcess | null = null;
  let stopping = false;
  let pause = 1_000;
  let wait: NodeJS.Timeout | undefined;
  let asked = false;

  function launch() {
    const begun = Date.now();
    child = spawnScript(name, environment);
    child.once("exit", (code, signal) => {
      child = null;
      if (stopping) return;
      if (Date.now() - begun > healthyAfter || asked) pause = 1_000;
      const delay = asked ? 0 : pause;
      if (!asked) {
        note(
          `the ${name} ended (${signal ?? `code ${code}`}); it starts again in ${delay / 1000} s`,
        );
        pause = Math.min(pause * 2, longestPause);
      }
      asked = false;
      wait = setTimeout(launch, delay);
    });
  }

  launch();
  return {
    kill: () => child?.kill("SIGKILL"),
    restart: () => {
      asked = true;
      child?.kill("SIGTERM");
    },
    stop: async () => {
      stopping = true;
      clearTimeout(wait);
      if (child) await end(child);
    },
  };
}

function spawnScript(name: string, environment: Record<string, string>): ChildProcess {
  return spawn(process.execPath, ["--import", "tsx", join("scripts", `${name}.ts`)], {
    env: childEnv(environment),
    stdio: ["ignore", "inherit", "inherit", "ipc"],
    detached: true,
  });
}

function end(child: ChildProcess): Promise<void> {
  return new Promise((resolve) => {
    const impatience = setTimeout(() => child.kill("SIGKILL"), patience);
    child.once("exit", () => {
      clearTimeout(impatience);
      resolve();
    });
    child.kill("SIGTERM");
  });
}
