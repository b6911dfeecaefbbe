import { spawn, type ChildProcess } from "node:child_process";
import { closeSync, openSync } from "node:fs";
import { join } from "node:path";
import { program } from "./binaries";
import type { Placement } from "./placement";
import { databaseEnvironment, identityOf } from "./system-user";

/** A running `postgres`, told apart from a crashed one by `exited`. */
export interface ServerProcess {
  pid: number;
  /** Settles when the process is gone, however that came. */
  exited: Promise<void>;
  /** Ends every session, writes everything and waits for the end; after 30 s without mercy. */
  stop(): Promise<void>;
  /** Ends it at once; nothing that was committed is lost. */
  kill(): void;
}

/**
 * Starts `postgres` for the cluster on a loopback port. It gets a process group of
 * its own, so that Ctrl-C reaches us alone and we stop things in order; a guard
 * stops it should we be killed without a chance to.
 */
export function spawnServer(
  { user, binaries, cluster }: Placement,
  options: { port: number; durable: boolean; logFile: string },
): ServerProcess {
  const log = openSync(options.logFile, "w", 0o600);
  const child = spawn(
    program(binaries.root, "postgres"),
    ["-D", cluster, ...settingFlags(options.port, options.durable)],
    {
      cwd: "/",
      env: databaseEnvironment(),
      detached: true,
      stdio: ["ignore", log, log],
      ...identityOf(user),
    },
  );
  closeSync(log);
  const exited = new Promise<void>((resolve) => {
    child.once("exit", () => resolve());
    child.once("error", () => resolve());
  });
  const guard = child.pid ? spawnGuard(child.pid) : null;
  void exited.then(() => {
    // In this order: a guard that saw its input close would signal a number that is nobody's now.
    guard?.kill("SIGKILL");
    guard?.stdin?.destroy();
  });
  return {
    pid: child.pid ?? 0,
    exited,
    stop: () => stopServer(child, exited),
    kill: () => child.kill("SIGQUIT"),
  };
}

function settingFlags(port: number, durable: boolean): string[] {
  const settings = {
    port,
    listen_addresses: "127.0.0.1",
    // A socket's path may be 107 bytes long; a checkout's often is longer.
    unix_socket_directories: "",
    max_connections: 100,
    shared_buffers: "256MB",
    // Keys are random: after a checkpoint each signature touches pages that are written whole.
    wal_compression: "pglz",
    max_wal_size: "2GB",
    checkpoint_timeout: "15min",
    // The log would otherwise hold statements and key values: names and addresses of signers.
    log_min_messages: "warning",
    log_min_error_statement: "panic",
    log_error_verbosity: "terse",
    fsync: durable ? "on" : "off",
    synchronous_commit: durable ? "on" : "off",
    full_page_writes: durable ? "on" : "off",
  };
  return Object.entries(settings).flatMap(([name, value]) => ["-c", `${name}=${value}`]);
}

/** Waits for our end (its input closes, even on SIGKILL), then asks the server for a fast shutdown. */
function spawnGuard(pid: number): ChildProcess {
  const guard = spawn("/bin/sh", ["-c", 'cat >/dev/null; kill -INT "$1"', "sh", String(pid)], {
    cwd: "/",
    detached: true,
    stdio: ["pipe", "ignore", "ignore"],
  });
  guard.unref();
  (guard.stdin as unknown as { unref(): void }).unref();
  return guard;
}

async function stopServer(child: ChildProcess, exited: Promise<void>): Promise<void> {
  child.kill("SIGINT");
  const impatience = setTimeout(() => child.kill("SIGQUIT"), 30_000);
  await exited;
  clearTimeout(impatience);
}

/** Where the server's own messages of the latest start stand. */
export function serverLogFile(dataDir: string): string {
  return join(dataDir, "postgres.log");
}
