import { mkdir, mkdtemp, readdir, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { closeCampaign } from "@/lib/campaign";
import { env, secretKeysFile, useDatabase } from "@/lib/env";
import { rereadKeys } from "@/lib/privacy";
import { makeSecretKeys } from "@/lib/secret-keys";
import { confirmSignature } from "@/lib/signing";
import { destroyKeyFiles } from "@/scripts/keys/destroy-keys";
import { ensureKeyFile } from "@/scripts/keys/key-file";
import { later, storyStart } from "../support/clock";
import { stranger } from "../support/people";
import { forget } from "../support/retention";
import { submitAndOpenMail } from "../support/signing";

let folder: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "undersigned-keys-"));
  vi.stubEnv("SECRET_KEYS", undefined);
  vi.stubEnv("DATA_DIR", folder);
  useDatabase(process.env.DATABASE_URL!);
  await mkdir(dirname(secretKeysFile(env.dataDir)), { recursive: true });
  await writeFile(secretKeysFile(env.dataDir), makeSecretKeys());
  rereadKeys();
});

afterEach(async () => {
  vi.unstubAllEnvs();
  useDatabase(process.env.DATABASE_URL!);
  rereadKeys();
  await rm(folder, { recursive: true, force: true });
});

it("the keys go with every copy that a restore put aside; fresh ones come only when nobody is left", async () => {
  await confirmSignature(await submitAndOpenMail(stranger()), null, { now: storyStart });
  const file = secretKeysFile(env.dataDir);
  await writeFile(`${file}.before-2026-11-01`, makeSecretKeys());
  await writeFile(join(dirname(file), "a-note"), "of the operator");
  expect(await destroyKeyFiles()).toHaveLength(2);
  expect(await readdir(dirname(file))).toEqual(["a-note"]);
  await expect(ensureKeyFile()).rejects.toThrow("is gone, but the database holds signatures");
  await closeCampaign({ now: storyStart });
  await forget(later({ days: 400 }));
  await ensureKeyFile();
  expect(await readdir(dirname(file))).toContain("secret-keys");
  expect(await destroyKeyFiles()).toHaveLength(1);
  expect(await destroyKeyFiles()).toEqual([]);
});
