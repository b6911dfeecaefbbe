import { resolve } from "node:path";
import { markBackup } from "@/lib/campaign";
import { findApplied } from "@/lib/db/migrate";
import { env } from "@/lib/env";
import { choosePassphrases } from "./backup/passphrases";
import { writeBackup } from "./backup/write-backup";
import { note } from "./boot/progress.mjs";
import { runCommand } from "./command";

await runCommand("backup", async () => {
  const [name, ...rest] = process.argv.slice(3);
  if (!name || rest.length > 0) throw new Error("say where to: npm run backup -- <file>");
  const file = resolve(name);
  const migrations = [...(await findApplied(env.databaseUrl!))].sort();
  if (migrations.length === 0) throw new Error("the database is empty: there is nothing to keep");
  const keys = env.secretKeys;
  const passphrases = await choosePassphrases();
  const { tables, rows, bytes } = await writeBackup({
    ...{ file, keys, passphrases, migrations },
    now: new Date(),
  });
  note("the keys’ part holds the fingerprint key, which never changes and cannot be made again");
  await markBackup({ now: new Date() });
  note(`${file}: ${rows} rows of ${tables} tables and the keys, ${bytes} bytes`);
});
