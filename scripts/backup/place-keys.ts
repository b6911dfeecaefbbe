import { mkdir, open, readFile, rename, rm } from "node:fs/promises";
import { dirname } from "node:path";
import { env, secretKeysFile } from "@/lib/env";

/** The keys of this machine: the variable's, else the file's; null when there are none. */
export async function findPresentKeys(): Promise<string | null> {
  if (env.hasSecretKeys) return env.secretKeys;
  return readFile(secretKeysFile(env.dataDir), "utf8").catch((error: NodeJS.ErrnoException) => {
    if (error.code === "ENOENT") return null;
    throw error;
  });
}

/**
 * Puts a backup's keys into the key file. Keys that were there are kept beside it, because
 * nobody could make them again. Returns what puts everything back. Throws when `SECRET_KEYS`
 * is set, since the file would not be looked at.
 */
export async function placeKeys(keys: string): Promise<() => Promise<void>> {
  if (env.hasSecretKeys) {
    throw new Error("SECRET_KEYS holds other keys than the backup: unset it, or set it to those");
  }
  const file = secretKeysFile(env.dataDir);
  const aside = `${file}.before-${new Date().toISOString().replaceAll(":", "-")}`;
  await mkdir(dirname(file), { recursive: true, mode: 0o700 });
  const hadKeys = await rename(file, aside).then(
    () => true,
    (error: NodeJS.ErrnoException) => {
      if (error.code === "ENOENT") return false;
      throw error;
    },
  );
  const undo = async () => {
    if (hadKeys) await rename(aside, file);
    else await rm(file, { force: true });
  };
  try {
    const handle = await open(file, "wx", 0o600);
    await handle.writeFile(keys);
    await handle.sync();
    await handle.close();
  } catch (error) {
    await undo();
    throw error;
  }
  return undo;
}
