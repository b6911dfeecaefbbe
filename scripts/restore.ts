import { resolve } from "node:path";
import { pool } from "@/lib/db";
import { findApplied, migrate } from "@/lib/db/migrate";
import { env } from "@/lib/env";
import { readPassphrase } from "./backup/passphrases";
import { findPresentKeys, placeKeys } from "./backup/place-keys";
import { requireNobodyElse } from "./backup/nobody-else";
import { restoreBackup } from "./backup/restore-backup";
import { note } from "./boot/progress.mjs";
import { runCommand } from "./command";

await runCommand("restore", async () => {
  const args = process.argv.slice(3);
  const replace = args.includes("--replace");
  const [name, ...rest] = args.filter((arg) => arg !== "--replace");
  if (!name || rest.length > 0 || name.startsWith("--")) {
    throw new Error("say what from: npm run restore -- <file> [--replace]");
  }
  await migrate(env.databaseUrl!);
  await requireNobodyElse();
  const { createdAt, tables, rows } = await restoreBackup({
    file: resolve(name),
    presentKeys: await findPresentKeys(),
    migrations: [...(await findApplied(env.databaseUrl!))].sort(),
    replace,
    askPassphrase: readPassphrase,
    placeKeys,
  });
  await pool.query({ text: "analyze" });
  const { findTallyDrift } = await import("@/lib/signing");
  const drift = Object.values(await findTallyDrift());
  if (drift.some((rows) => rows > 0)) {
    throw new Error("everything was restored, but the counts are not those of a full count");
  }
  note(`restored ${rows} rows of ${tables} tables as of ${createdAt}; the counts are exact`);
});
