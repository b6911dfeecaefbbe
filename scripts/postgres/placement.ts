import { randomBytes } from "node:crypto";
import {
  chmod,
  chown,
  mkdir,
  mkdtemp,
  readFile,
  rename,
  rm,
  stat,
  writeFile,
} from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join, relative, resolve } from "node:path";
import { binariesRunFor, copyBinaries, findBinaries, type PostgresBinaries } from "./binaries";
import { runAs, type SystemUser } from "./system-user";

/** What a data folder remembers of its PostgreSQL, in `postgres.json`. */
export interface PostgresRecord {
  password: string;
  port: number | null;
  /** Where the cluster lies, seen from this file: beside it, or away when its user cannot come here. */
  cluster: string | null;
}

/** Where everything is for this start. */
export interface Placement {
  user: SystemUser | null;
  binaries: PostgresBinaries;
  cluster: string;
  record: PostgresRecord;
}

const fallbackFolders = ["/var/lib/undersigned", join(tmpdir(), "undersigned")];

/**
 * Decides where the binaries and the cluster lie so that `user` can use them, and
 * remembers it in the data folder. Reports a place outside of it through `onNotice`.
 * Throws when a cluster that was once made is gone: starting an empty one in its
 * place would look like losing every signature.
 */
export async function choosePlacement(
  dataDir: string,
  user: SystemUser | null,
  onNotice: (line: string) => void,
): Promise<Placement> {
  // 0711 lets the database's user pass through to its own folder and read nothing else.
  await mkdir(dataDir, { recursive: true, mode: user ? 0o711 : 0o700 });
  const binaries = await chooseBinaries(user);
  const record = await readRecord(dataDir);
  const cluster = record.cluster
    ? await requireCluster(dataDir, record.cluster, user)
    : await chooseCluster(dataDir, user);
  if (dirname(cluster) !== dataDir) {
    onNotice(`the database lies in ${cluster}, where its user can reach it`);
  }
  return { user, binaries, cluster, record: { ...record, cluster: relative(dataDir, cluster) } };
}

/** Writes the record so that a crash leaves the old one or the new one, never half of it. */
export async function saveRecord(dataDir: string, record: PostgresRecord): Promise<void> {
  const file = join(dataDir, "postgres.json");
  await writeFile(`${file}.new`, `${JSON.stringify(record, null, 2)}\n`, { mode: 0o600 });
  await rename(`${file}.new`, file);
}

/** What `saveRecord` wrote; for a fresh folder a record with a password of its own. */
export async function readRecord(dataDir: string): Promise<PostgresRecord> {
  const text = await readFile(join(dataDir, "postgres.json"), "utf8").catch((error) => {
    if (error.code === "ENOENT") return null;
    throw error;
  });
  if (text) return JSON.parse(text);
  return { password: randomBytes(24).toString("hex"), port: null, cluster: null };
}

/** Removes a cluster that nobody runs any more, wherever it lies, and what is remembered of it. */
export async function discardCluster(dataDir: string, cluster: string): Promise<void> {
  const home = dirname(cluster);
  await rm(home === dataDir ? cluster : home, { recursive: true, force: true });
  await rm(join(dataDir, "postgres.json"), { force: true });
}

async function requireCluster(dataDir: string, remembered: string, user: SystemUser | null) {
  const cluster = resolve(dataDir, remembered);
  const { uid } = await stat(cluster).catch(() => {
    throw new Error(`the database that ${dataDir} remembers at ${cluster} is not there any more`);
  });
  if (uid === (user?.uid ?? process.getuid?.() ?? uid)) return cluster;
  throw new Error(
    `the database in ${cluster} belongs to another user: start as the one who made it`,
  );
}

async function chooseBinaries(user: SystemUser | null): Promise<PostgresBinaries> {
  const binaries = await findBinaries();
  if (binariesRunFor(user, binaries)) return binaries;
  if (user) {
    for (const folder of fallbackFolders) {
      if (!(await makeReachable(folder, user))) continue;
      const copy = await copyBinaries(binaries, folder);
      if (binariesRunFor(user, copy)) return copy;
    }
  }
  throw new Error(
    "the built-in PostgreSQL does not start on this system: set DATABASE_URL to a PostgreSQL server",
  );
}

/** The folder for a fresh cluster; its parent belongs to nobody but root or us. */
async function chooseCluster(dataDir: string, user: SystemUser | null): Promise<string> {
  if (!user || (await canUse(join(dataDir, "postgres.new"), user)))
    return join(dataDir, "postgres");
  for (const folder of fallbackFolders) {
    if (!(await makeReachable(folder, user))) continue;
    const own = await mkdtemp(join(folder, "data-"));
    await chmod(own, 0o711);
    if (await canUse(join(own, "postgres.new"), user)) return join(own, "postgres");
  }
  throw new Error(
    `user ${user.name}, who runs PostgreSQL for root, can reach neither ${dataDir} nor ` +
      `${fallbackFolders.join(" nor ")}: set DATA_DIR to a folder that all may enter`,
  );
}

async function makeReachable(folder: string, user: SystemUser): Promise<boolean> {
  try {
    await mkdir(folder, { recursive: true, mode: 0o755 });
    // Somebody else's folder of that name (possible in a temporary folder) is not to be trusted.
    const { uid } = await stat(folder);
    return (
      uid === process.getuid?.() &&
      runAs(user, "/bin/sh", ["-c", 'cd "$1"', "sh", folder]).status === 0
    );
  } catch {
    return false;
  }
}

async function canUse(folder: string, user: SystemUser): Promise<boolean> {
  await mkdir(folder, { recursive: true });
  await chown(folder, user.uid, user.gid);
  const tried = runAs(user, "/bin/sh", ["-c", 'cd "$1" && test -w .', "sh", folder]);
  await rm(folder, { recursive: true });
  return tried.status === 0;
}
