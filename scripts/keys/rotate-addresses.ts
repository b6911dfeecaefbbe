import { setTimeout as sleep } from "node:timers/promises";
import { env } from "@/lib/env";
import { addItem, dropOldItems, makeNextItem, versionsOf } from "@/lib/secret-keys";
import { note } from "../boot/progress.mjs";
import { replaceKeyFile } from "./key-file";
import { recordRotation } from "./record-rotation";

/** Said after a key has come or gone: a backup without it does not open what it sealed. */
export const backupAdvice = "make a fresh backup now: npm run backup -- <file>";

/**
 * Renews the key under which addresses and names for the hand-over are sealed, while the
 * platform runs or not: adds a version, seals everything anew, and says when the old version may
 * go. Called again after an interruption it goes on where it was.
 */
export async function rotateAddresses({ dropOld }: { dropOld: boolean }): Promise<void> {
  const text = env.secretKeys;
  const versions = versionsOf(text, "addresses");
  if (dropOld) return dropOldVersions(text, versions);
  if (versions.length === 1) {
    const item = makeNextItem(text, "addresses");
    if (env.hasSecretKeys) return sayWhatToAdd(item);
    await replaceKeyFile(addItem(text, item, new Date()));
    await recordRotation("addresses", versions[0]! + 1);
    note(
      `addresses.${versions[0]! + 1} is in the key file; the old version stays until it is unused`,
    );
    note(backupAdvice);
    await waitForOthers();
  }
  await sealAnew();
}

/** Web server and worker look at the key file by themselves; none must seal with the old version any longer. */
async function waitForOthers(): Promise<void> {
  const { keysAreReadEveryMs, rereadKeys } = await import("@/lib/privacy");
  rereadKeys();
  await sleep(keysAreReadEveryMs + 500);
}

async function sealAnew(): Promise<void> {
  const { resealEverything } = await import("@/lib/privacy");
  const { resealed, unreadable, left } = await resealEverything({
    onProgress: ({ table, done, total }) => note(`${table}: ${done} of ${total}`),
  });
  note(`${resealed} values were sealed anew`);
  if (unreadable > 0) {
    throw new Error(`${unreadable} values do not open: the version that sealed them is not there`);
  }
  if (left > 0) {
    throw new Error(`${left} values were written with the old version meanwhile: run it again`);
  }
  note("the old version is unused; remove it with: npm run rotate-keys -- --drop-old");
}

async function dropOldVersions(text: string, versions: number[]): Promise<void> {
  const { countOldSeals } = await import("@/lib/privacy");
  const left = await countOldSeals();
  if (left > 0) throw new Error(`${left} values need the old version: npm run rotate-keys first`);
  const old = versions.slice(0, -1).map((version) => `addresses.${version}`);
  if (old.length === 0) return note("there is no old version");
  if (env.hasSecretKeys) {
    return note(`take ${old.join(", ")} out of SECRET_KEYS wherever it is set, and restart`);
  }
  await replaceKeyFile(dropOldItems(text, "addresses"));
  note(
    `${old.join(", ")} is gone from the key file; backups of before hold it together with what it sealed`,
  );
  note(backupAdvice);
}

function sayWhatToAdd(item: string): void {
  note("SECRET_KEYS is set, so that you have to add the new version yourself:");
  process.stdout.write(`\n${item}\n\n`);
  note("1. add this item to SECRET_KEYS wherever it is set, and leave the old one");
  note("2. restart every web server and worker: one that was not cannot open what comes next");
  note("3. npm run rotate-keys again, with the same SECRET_KEYS: it seals everything anew");
}
