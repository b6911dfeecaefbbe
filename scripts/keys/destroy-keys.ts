import { open, readdir, rm } from "node:fs/promises";
import { dirname, join } from "node:path";
import { env, secretKeysFile } from "@/lib/env";

/**
 * Overwrites and removes every file of keys in the data folder, those that a restore put aside
 * too; returns their paths. Disks and file systems may keep older blocks, which no program can
 * promise to reach: what makes it sure is that nothing is left that the keys would open.
 */
export async function destroyKeyFiles(): Promise<string[]> {
  const folder = dirname(secretKeysFile(env.dataDir));
  const names = await readdir(folder).catch((error: NodeJS.ErrnoException) => {
    if (error.code === "ENOENT") return [];
    throw error;
  });
  const files = names
    .filter((name) => name.startsWith("secret-keys"))
    .map((name) => join(folder, name));
  for (const file of files) {
    const handle = await open(file, "r+");
    const { size } = await handle.stat();
    await handle.write(Buffer.alloc(size), 0, size, 0);
    await handle.sync();
    await handle.close();
    await rm(file);
  }
  return files;
}
