import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";

export interface SystemUser {
  name: string;
  uid: number;
  gid: number;
}

/**
 * The account that runs PostgreSQL, which refuses to run as root: `null` (ourselves)
 * for an ordinary user; for root the system's `postgres`, made when missing.
 */
export function findDatabaseUser(): SystemUser | null {
  if (process.getuid?.() !== 0) return null;
  const user = lookUp("postgres") ?? createUser("postgres");
  if (user) return user;
  throw new Error(
    "PostgreSQL does not run as root, and making a user `postgres` failed: " +
      "start as an ordinary user, or set DATABASE_URL",
  );
}

/** Runs a program to its end as that user (`null`: as ourselves), from a folder that all may enter. */
export function runAs(user: SystemUser | null, command: string, args: string[]) {
  return spawnSync(command, args, {
    cwd: "/",
    encoding: "utf8",
    env: databaseEnvironment(),
    ...identityOf(user),
  });
}

/** The spawn options that make a child run as that user. */
export function identityOf(user: SystemUser | null): { uid?: number; gid?: number } {
  return user ? { uid: user.uid, gid: user.gid } : {};
}

/** PostgreSQL gets nothing of our environment: no PG* variable may redirect it, no key reach it. */
export function databaseEnvironment(): NodeJS.ProcessEnv {
  return { NODE_ENV: "production", PATH: "/usr/local/bin:/usr/bin:/bin", LC_ALL: "C", TZ: "UTC" };
}

function lookUp(name: string): SystemUser | null {
  const entry = readFileSync("/etc/passwd", "utf8")
    .split("\n")
    .map((line) => line.split(":"))
    .find(([found]) => found === name);
  return entry ? { name, uid: Number(entry[2]), gid: Number(entry[3]) } : lookUpDirectory(name);
}

/** Accounts that are not in the file: LDAP, macOS. */
function lookUpDirectory(name: string): SystemUser | null {
  const uid = spawnSync("id", ["-u", name], { encoding: "utf8" });
  const gid = spawnSync("id", ["-g", name], { encoding: "utf8" });
  if (uid.status !== 0 || gid.status !== 0) return null;
  return { name, uid: Number(uid.stdout), gid: Number(gid.stdout) };
}

function createUser(name: string): SystemUser | null {
  const made =
    spawnSync("useradd", ["--system", "--user-group", "--shell", "/usr/sbin/nologin", name])
      .status === 0 ||
    (spawnSync("addgroup", ["-S", name]).status === 0 &&
      spawnSync("adduser", ["-S", "-D", "-H", "-G", name, name]).status === 0);
  return made ? lookUp(name) : null;
}
