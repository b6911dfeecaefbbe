import { env } from "@/lib/env";
import { addItem, dayOfItem, dropOldItems, makeNextItem, versionsOf } from "@/lib/secret-keys";
import { note } from "../boot/progress.mjs";
import { replaceKeyFile } from "./key-file";
import { recordRotation } from "./record-rotation";

const dayInMs = 86_400_000;

/**
 * Renews the key under which links are made. Links in mails that are out go on working with
 * the version that made them, for as long as a link may live; then it may be removed.
 */
export async function rotateLinks({ dropOld }: { dropOld: boolean }): Promise<void> {
  const text = env.secretKeys;
  const versions = versionsOf(text, "links");
  const { signingRules } = await import("@/lib/signing");
  // The longest life of a link: whoever stops the news years later must not be told so in vain.
  const days = Math.max(
    signingRules.confirmWithinDays,
    signingRules.manageLinkDays,
    signingRules.unsubscribeLinkDays,
  );
  if (dropOld) return dropOldVersions(text, versions, days);
  const item = makeNextItem(text, "links");
  if (env.hasSecretKeys) {
    note("SECRET_KEYS is set, so that you have to add the new version yourself:");
    process.stdout.write(`\n${item}\n\n`);
    note(
      "add this item wherever SECRET_KEYS is set, leave the old one, and restart everything at once",
    );
    return note(`after ${days} days no link needs the old version any longer: take it out then`);
  }
  await replaceKeyFile(addItem(text, item, new Date()));
  await recordRotation("links", versions.at(-1)! + 1);
  note(`links.${versions.at(-1)! + 1} is in the key file; links that are out go on working`);
  note(`after ${days} days: npm run rotate-keys -- links --drop-old`);
}

async function dropOldVersions(text: string, versions: number[], days: number): Promise<void> {
  if (versions.length === 1) return note("there is no old version");
  const newest = versions.at(-1)!;
  const madeOn = dayOfItem(text, "links", newest);
  const goodUntil = madeOn && new Date(madeOn.getTime() + (days + 1) * dayInMs);
  if (!goodUntil || goodUntil > new Date()) {
    const day = goodUntil
      ? goodUntil.toISOString().slice(0, 10)
      : `${days} days after links.${newest}`;
    throw new Error(`links in mails that are out need the old version until ${day}`);
  }
  if (env.hasSecretKeys) {
    return note(`take every links.… but links.${newest} out of SECRET_KEYS, and restart`);
  }
  await replaceKeyFile(dropOldItems(text, "links"));
  note(`only links.${newest} is left`);
}
