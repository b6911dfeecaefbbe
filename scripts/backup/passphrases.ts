import { createInterface } from "node:readline";
import { Writable } from "node:stream";
import { env, isPassphrase } from "@/lib/env";
import type { SectionName } from "./sealed-file";

const variables = { data: "BACKUP_PASSPHRASE", keys: "BACKUP_KEYS_PASSPHRASE" } as const;

/** The passphrase for a section: from its variable, else asked on the terminal. */
export async function readPassphrase(section: SectionName): Promise<string> {
  return givenPassphrase(section) ?? ask(`Passphrase for the ${section}: `, section);
}

/**
 * Both passphrases of a fresh backup, each typed twice. Throws when one is shorter than 12
 * characters or both are the same: two people are to be needed for reading who signed.
 */
export async function choosePassphrases(): Promise<Record<SectionName, string>> {
  const data = givenPassphrase("data") ?? (await askTwice("data"));
  const keys = givenPassphrase("keys") ?? (await askTwice("keys"));
  if (data === keys) throw new Error("data and keys must have different passphrases");
  return { data, keys };
}

function givenPassphrase(section: SectionName): string | undefined {
  return section === "data" ? env.backupPassphrase : env.backupKeysPassphrase;
}

async function askTwice(section: SectionName): Promise<string> {
  const first = await ask(`New passphrase for the ${section}: `, section);
  if (!isPassphrase(first)) throw new Error("a passphrase has at least 12 characters");
  const second = await ask("The same once more: ", section);
  if (first !== second) throw new Error("the two are not the same");
  return first;
}

/** Asks without showing what is typed. */
async function ask(question: string, section: SectionName): Promise<string> {
  if (!process.stdin.isTTY) {
    throw new Error(`${variables[section]} must be set: there is no terminal to ask on`);
  }
  const silent = new Writable({ write: (_chunk, _encoding, done) => done() });
  const lines = createInterface({ input: process.stdin, output: silent, terminal: true });
  process.stdout.write(question);
  try {
    return await new Promise<string>((resolve, reject) => {
      lines.once("SIGINT", () => reject(new Error("stopped")));
      lines.question("", (answer) => resolve(answer.trim()));
    });
  } finally {
    lines.close();
    process.stdout.write("\n");
  }
}
