import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";

/** The folder of migrations, seen from where every command of the project starts. */
export const migrationsFolder = join("prisma", "migrations");

export interface Migration {
  name: string;
  sql: string;
}

/**
 * All migrations in the order in which they apply: their names begin with the time. (Next's
 * bundler must not follow the paths: it would take the whole checkout into the build.)
 */
export async function readMigrations(folder = migrationsFolder): Promise<Migration[]> {
  const entries = await readdir(/* turbopackIgnore: true */ folder, { withFileTypes: true });
  const names = entries.filter((entry) => entry.isDirectory()).map((entry) => entry.name);
  return Promise.all(
    names.sort().map(async (name) => ({
      name,
      sql: await readFile(/* turbopackIgnore: true */ join(folder, name, "migration.sql"), "utf8"),
    })),
  );
}
