import { spawn } from "node:child_process";
import { setTimeout as sleep } from "node:timers/promises";
import { findFreePort } from "@/scripts/postgres/ports";

/** A server that a benchmark runs against, in a process of its own. */
export interface ServerProcess {
  port: number;
  origin: string;
  pid: number;
  stop(): Promise<void>;
}

/** Where benchmarks listen when they may choose: away from what people usually run. */
let wishedPort = 4500;

/** Runs a TypeScript file of the platform with this environment; it ends with this process. */
export function startProcess(file: string, environment: Record<string, string>) {
  const child = spawn(process.execPath, ["--import", "tsx", file], {
    env: {
      ...process.env,
      HOST: "127.0.0.1",
      LIMITS: "off",
      LOG_LEVEL: "warn",
      NODE_ENV: "production",
      ...environment,
    },
    stdio: ["ignore", "inherit", "inherit", "ipc"],
  });
  const exited = new Promise<void>((resolve) => child.once("exit", () => resolve()));
  const stop = async () => {
    child.kill("SIGTERM");
    await exited;
  };
  return { pid: child.pid!, stop, runs: () => child.exitCode === null };
}

/**
 * Runs a TypeScript file as a server on a free loopback port (told to it as `PORT`) and
 * returns when `healthPath` answers.
 */
export async function startServer(
  file: string,
  environment: Record<string, string>,
  healthPath: string,
): Promise<ServerProcess> {
  const port = await findFreePort(wishedPort++);
  const origin = `http://localhost:${port}`;
  const { pid, stop, runs } = startProcess(file, {
    PUBLIC_URL: origin,
    ...environment,
    PORT: String(port),
  });
  for (let tries = 0; tries < 600 && runs(); tries += 1) {
    const answer = await fetch(origin + healthPath).catch(() => null);
    await answer?.arrayBuffer();
    if (answer?.ok) return { port, origin, pid, stop };
    await sleep(100);
  }
  await stop();
  throw new Error(`${file} did not answer ${healthPath}`);
}
