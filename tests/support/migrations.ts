import { readdirSync, readFileSync } from "node:fs";

/** What a migration says, by the end of its name: for stories of a database that was there before. */
export function readMigration(name: string): string {
  const [folder, ...others] = readdirSync("prisma/migrations").filter((one) =>
    one.endsWith(`_${name}`),
  );
  if (!folder || others.length > 0) throw new Error(`not one migration: ${name}`);
  return readFileSync(`prisma/migrations/${folder}/migration.sql`, "utf8");
}
