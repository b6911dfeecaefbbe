import { chmod, chown, mkdir, rename, rm, stat, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { program } from "./binaries";
import type { Placement } from "./placement";
import { runAs } from "./system-user";

/** The superuser of every embedded cluster. */
export const clusterOwner = "undersigned";

/**
 * Makes the cluster unless it is there: UTF-8, the collation built into PostgreSQL
 * (so that a system's upgrade never silently breaks an index), a password on every
 * connection. A start that is killed in the middle leaves nothing half-made.
 */
export async function ensureCluster({ user, binaries, cluster, record }: Placement) {
  if (await stat(cluster).catch(() => null)) return;
  const unfinished = `${cluster}.new`;
  await rm(unfinished, { recursive: true, force: true });
  await mkdir(unfinished, { recursive: true, mode: 0o700 });
  const passwordFile = join(dirname(cluster), "postgres.password");
  await writeFile(passwordFile, `${record.password}\n`, { mode: 0o600 });
  if (user) {
    await chown(unfinished, user.uid, user.gid);
    await chown(passwordFile, user.uid, user.gid);
  }
  try {
    const made = runAs(user, program(binaries.root, "initdb"), [
      `--pgdata=${unfinished}`,
      `--username=${clusterOwner}`,
      `--pwfile=${passwordFile}`,
      "--auth=scram-sha-256",
      "--encoding=UTF8",
      "--locale-provider=builtin",
      "--builtin-locale=C.UTF-8",
      "--locale=C",
      "--no-instructions",
    ]);
    if (made.status !== 0) throw new Error(lastLine(made.stderr) ?? "initdb failed");
    await chmod(unfinished, 0o700);
    await rename(unfinished, cluster);
  } finally {
    await rm(passwordFile, { force: true });
    await rm(unfinished, { recursive: true, force: true });
  }
}

function lastLine(text: string | null): string | undefined {
  return text?.trim().split("\n").at(-1);
}
