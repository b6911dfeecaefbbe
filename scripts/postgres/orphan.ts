import { spawnSync } from "node:child_process";
import { readFile, rm } from "node:fs/promises";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";

/**
 * The process id of a `postgres` that runs on this cluster, else null. The file
 * alone proves nothing: after a crash its number may belong to another program.
 */
export async function findRunningServer(cluster: string): Promise<number | null> {
  const lines = await readFile(join(cluster, "postmaster.pid"), "utf8").catch(() => "");
  const pid = Number(lines.split("\n")[0]);
  if (!pid) return null;
  const { stdout } = spawnSync("ps", ["-ww", "-o", "args=", "-p", String(pid)], {
    encoding: "utf8",
  });
  const command = stdout || (await readFile(`/proc/${pid}/cmdline`, "utf8").catch(() => ""));
  return command.includes(cluster) ? pid : null;
}

/**
 * Stops a server that an earlier, killed start left on this cluster. Returns whether
 * there was one.
 */
export async function stopOrphan(cluster: string): Promise<boolean> {
  const pid = await findRunningServer(cluster);
  if (pid === null) {
    await forgetReusedNumber(cluster);
    return false;
  }
  for (const [signal, seconds] of [
    ["SIGINT", 30],
    ["SIGQUIT", 10],
  ] as const) {
    send(pid, signal);
    for (let waited = 0; waited < seconds * 10; waited++) {
      if (!send(pid, 0)) return true;
      await sleep(100);
    }
  }
  throw new Error(`an earlier PostgreSQL (process ${pid}) does not stop: end it by hand`);
}

/**
 * Removes a pid file whose number belongs to another program by now: PostgreSQL would take
 * that for a running server. A number that is nobody's stays, because with it PostgreSQL
 * finds out whether sessions of a killed server still write, and waits for their end.
 */
async function forgetReusedNumber(cluster: string): Promise<void> {
  const file = join(cluster, "postmaster.pid");
  const lines = await readFile(file, "utf8").catch(() => "");
  const pid = Number(lines.split("\n")[0]);
  if (lines && (!pid || send(pid, 0))) await rm(file, { force: true });
}

function send(pid: number, signal: NodeJS.Signals | 0): boolean {
  try {
    process.kill(pid, signal);
    return true;
  } catch {
    return false;
  }
}
