import { randomBytes } from "node:crypto";

/** What a key is for; each purpose has keys of its own. */
export const keyPurposes = ["fingerprint", "links", "addresses", "limits"] as const;

export type KeyPurpose = (typeof keyPurposes)[number];

export interface SecretKey {
  purpose: KeyPurpose;
  version: number;
  /** 32 bytes. */
  bytes: Buffer;
}

const item = /^([a-z]+)\.([1-9]\d?):([A-Za-z0-9+/]{43}=)$/;

/**
 * Reads the text of `SECRET_KEYS`: items `purpose.version:base64` divided by commas
 * or white space; what follows a `#` on its line is a comment. Returns the keys, or one sentence (without any of the text, which
 * is secret) about what is wrong. The fingerprint key has exactly one version,
 * because addresses are gone and nothing can be keyed anew.
 */
export function parseSecretKeys(text: string): { keys: SecretKey[] } | { error: string } {
  const items = withoutComments(text)
    .split(/[\s,]+/)
    .filter(Boolean);
  const keys: SecretKey[] = [];
  for (const [index, found] of items.map((part) => item.exec(part)).entries()) {
    const purpose = keyPurposes.find((known) => known === found?.[1]);
    if (!found || !purpose) return { error: `item ${index + 1} is not ${shape}` };
    keys.push({ purpose, version: Number(found[2]), bytes: Buffer.from(found[3]!, "base64") });
  }
  for (const purpose of keyPurposes) {
    const versions = keys.filter((key) => key.purpose === purpose).map((key) => key.version);
    if (!versions.length) return { error: `there is no key for "${purpose}"` };
    if (new Set(versions).size < versions.length) {
      return { error: `a version of "${purpose}" is there twice` };
    }
    if (purpose === "fingerprint" && versions.length > 1) {
      return { error: 'there is more than one version of "fingerprint", which can have only one' };
    }
  }
  return { keys };
}

const shape = `purpose.version:base64 with 32 bytes, purpose one of ${keyPurposes.join(", ")}`;

const preface = `\
# The keys of this campaign, which are nowhere in its database. Keep a copy apart from it.
# fingerprint.1 never changes: every signature is known by it, and addresses are gone, so that
# nothing could be keyed anew. Lost, nobody is recognised who signs again; destroyed, nobody
# can tell any longer who signed. The others are renewed with: npm run rotate-keys
`;

/** A fresh set, version 1 of each purpose, one item a line, under a word to whoever finds it. */
export function makeSecretKeys(): string {
  return preface + keyPurposes.map((purpose) => `${makeItem(purpose, 1)}\n`).join("");
}

/** What can be renewed: what was made with an older version is opened with that version. */
export type RotatablePurpose = "addresses" | "links";

/** The versions of a purpose that a text holds, oldest first. Throws when it cannot be read. */
export function versionsOf(text: string, purpose: KeyPurpose): number[] {
  const parsed = parseSecretKeys(text);
  if ("error" in parsed) throw new Error(`the keys cannot be read: ${parsed.error}`);
  return parsed.keys
    .filter((key) => key.purpose === purpose)
    .map((key) => key.version)
    .sort((a, b) => a - b);
}

/** A new version of a purpose as an item of its own, one above the newest. */
export function makeNextItem(text: string, purpose: RotatablePurpose): string {
  const newest = versionsOf(text, purpose).at(-1)!;
  if (newest >= highestVersion) throw new Error(`"${purpose}" has had all of its versions`);
  return makeItem(purpose, newest + 1);
}

/** The text with another item at its end, and the day on which that was made. */
export function addItem(text: string, item: string, now: Date): string {
  const [label] = item.split(":");
  return `${text.trimEnd()}\n# ${label} made on ${now.toISOString().slice(0, 10)}\n${item}\n`;
}

/** The day on which an item was added, as its comment says; null for one that has none. */
export function dayOfItem(text: string, purpose: KeyPurpose, version: number): Date | null {
  const found = new RegExp(`^# ${purpose}\\.${version} made on (\\d{4}-\\d\\d-\\d\\d)$`, "m").exec(
    text,
  );
  return found ? new Date(found[1]!) : null;
}

/** The text without all versions of a purpose but the newest. */
export function dropOldItems(text: string, purpose: RotatablePurpose): string {
  const newest = versionsOf(text, purpose).at(-1)!;
  return text
    .split("\n")
    .filter((line) => {
      const version = new RegExp(`^(?:# )?${purpose}\\.(\\d+)\\b`).exec(line)?.[1];
      return version === undefined || Number(version) === newest;
    })
    .join("\n");
}

/** A version is one byte in front of what is sealed, and two digits here. */
const highestVersion = 99;

function makeItem(purpose: KeyPurpose, version: number): string {
  return `${purpose}.${version}:${randomBytes(32).toString("base64")}`;
}

function withoutComments(text: string): string {
  return text.replaceAll(/#[^\n]*/g, "");
}
