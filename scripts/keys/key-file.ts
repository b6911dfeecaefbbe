import { chown, mkdir, open, readFile, rename, rm, stat } from "node:fs/promises";
import { dirname } from "node:path";
import { pool } from "@/lib/db";
import { env, secretKeysFile } from "@/lib/env";
import { makeSecretKeys, parseSecretKeys } from "@/lib/secret-keys";

/**
 * Makes the key file of a machine without `SECRET_KEYS`, once. Refuses where the
 * database holds signatures already: with another fingerprint key nobody's second
 * signature would be recognised, so the old file must come back instead. Called by
 * commands that an operator starts; the worker and the web server never make keys.
 */
export async function ensureKeyFile(): Promise<void> {
  if (env.hasSecretKeys) return;
  const file = secretKeysFile(env.dataDir);
  const text = await readFile(file, "utf8").catch((error: NodeJS.ErrnoException) => {
    if (error.code === "ENOENT") return null;
    throw error;
  });
  if (text !== null) return requireValid(text, file);
  const { rows } = await pool.query<{ used: boolean }>(
    "select exists (select from signature) as used",
  );
  if (rows[0]?.used) {
    throw new Error(
      `${file} is gone, but the database holds signatures made with its keys: restore it`,
    );
  }
  await mkdir(dirname(file), { recursive: true, mode: 0o700 });
  // Exclusive: of two starters at once, one makes the keys and the other reads them.
  await writeNew(file, makeSecretKeys());
}

/**
 * Puts another text into the key file, whole or not at all, under the owner that it had: a
 * process that reads it at this moment gets the old keys or the new ones.
 */
export async function replaceKeyFile(text: string): Promise<void> {
  const file = secretKeysFile(env.dataDir);
  requireValid(text, file);
  const { uid, gid } = await stat(file);
  const fresh = `${file}.new`;
  await rm(fresh, { force: true });
  await writeNew(fresh, text);
  if (process.getuid?.() === 0) await chown(fresh, uid, gid);
  await rename(fresh, file);
  const folder = await open(dirname(file));
  await folder.sync().finally(() => folder.close());
}

async function writeNew(file: string, text: string): Promise<void> {
  const handle = await open(file, "wx", 0o600);
  await handle.writeFile(text);
  await handle.sync();
  await handle.close();
}

function requireValid(text: string, file: string): void {
  const parsed = parseSecretKeys(text);
  if ("error" in parsed) throw new Error(`${file} cannot be read: ${parsed.error}`);
}
