import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";

/** The folder of migrations, seen from where every command of the project starts. */
export const migrationsFolder = join("prisma", "migrations");

export interface Migration {
  name: string;
  sql: string;
}

/** All migrations in the order in which they apply: their names begin with the time. */
export async function readMigrations(folder = migrationsFolder): Promise<Migration[]> {
  const entries = await readdir(folder, { withFileTypes: true });
  const names = entries.filter((entry) => entry.isDirectory()).map((entry) => entry.name);
  return Promise.all(
    names.sort().map(async (name) => ({
      name,
      sql: await readFile(join(folder, name, "migration.sql"), "utf8"),
    })),
  );
}
