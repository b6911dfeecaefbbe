import { mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterEach, beforeEach, vi } from "vitest";
import { env, secretKeysFile, useDatabase } from "@/lib/env";
import { rereadKeys } from "@/lib/privacy";
import { addItem, dropOldItems, makeNextItem, makeSecretKeys } from "@/lib/secret-keys";
import { replaceKeyFile } from "@/scripts/keys/key-file";
import { storyStart } from "./clock";

let folder: string;

/** Before each story a machine whose keys are in its file, as after a first start. */
export function haveKeysInFile(): void {
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), "undersigned-keys-"));
    vi.stubEnv("SECRET_KEYS", undefined);
    vi.stubEnv("DATA_DIR", folder);
    useDatabase(process.env.DATABASE_URL!);
    await mkdir(dirname(keyFile()), { recursive: true });
    await writeFile(keyFile(), makeSecretKeys(), { mode: 0o600 });
    rereadKeys();
  });
  afterEach(async () => {
    vi.unstubAllEnvs();
    useDatabase(process.env.DATABASE_URL!);
    rereadKeys();
    await rm(folder, { recursive: true, force: true });
  });
}

export const keyFile = () => secretKeysFile(env.dataDir);

type Renewed = "addresses" | "links";

/** Adds a version; who reads the keys again has it. */
export async function addVersion(purpose: Renewed): Promise<void> {
  const text = await readFile(keyFile(), "utf8");
  await replaceKeyFile(addItem(text, makeNextItem(text, purpose), storyStart));
}

export async function dropOldVersions(purpose: Renewed): Promise<void> {
  await replaceKeyFile(dropOldItems(await readFile(keyFile(), "utf8"), purpose));
  rereadKeys();
}
