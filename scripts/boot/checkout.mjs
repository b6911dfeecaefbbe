import { spawn } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { step } from "./progress.mjs";

/**
 * Installs the dependencies unless `node_modules` already is what the lock file says.
 * Throws one line with npm's reason.
 *
 * `npm ci` is not used: it refuses a lock file made where the registry lacks some other
 * platform's optional packages. Without saving, an install follows the lock file too.
 *
 * @param {string} root
 * @param {string | undefined} npmScript the npm that runs us, where one does
 */
export async function ensureDependencies(root, npmScript) {
  if (dependenciesAreCurrent(root)) return;
  const args = ["install", "--no-save", "--include=dev", "--no-audit", "--no-fund"];
  const [command, before] = npmScript ? [process.execPath, [npmScript]] : ["npm", []];
  await step("Installing the dependencies", () =>
    run(command, [...before, ...args, "--loglevel=error"], root, prismaWithoutEngine()),
  );
  if (!dependenciesAreCurrent(root)) {
    throw new Error("the dependencies are still not what package-lock.json says after an install");
  }
}

/**
 * Makes Prisma's client unless it was made from this very schema.
 *
 * @param {string} root
 */
export async function ensurePrismaClient(root) {
  const folder = join(root, "lib", "db", "generated");
  const mark = join(folder, ".made-from");
  const prisma = join(root, "node_modules", "prisma");
  const source = createHash("sha256")
    .update(readFileSync(join(root, "prisma", "schema.prisma")))
    .update(readFileSync(join(prisma, "package.json")))
    .digest("hex");
  if (readText(mark) === source && existsSync(join(folder, "client.ts"))) return;
  await step("Making the database client", async () => {
    const node = join(root, "node_modules", "node", "bin", "node");
    const args = [join(prisma, "build", "index.js"), "generate"];
    await run(node, args, root, prismaWithoutEngine());
    writeFileSync(mark, source);
  });
}

/** npm keeps in `node_modules` what it installed, as a lock file of its own. */
function dependenciesAreCurrent(root) {
  const wanted = readPackages(join(root, "package-lock.json"));
  const installed = readPackages(join(root, "node_modules", ".package-lock.json"));
  if (!wanted) throw new Error("package-lock.json is missing or broken");
  if (!installed || !existsSync(join(root, "node_modules", "node", "bin", "node"))) return false;
  // What is there beyond the lock file harms nobody: npm adds the parts for other platforms
  // that a lock file made elsewhere may lack.
  return Object.entries(wanted).every(([path, entry]) => {
    if (!path) return true;
    const found = installed[path];
    return found ? isSame(entry, found) : Boolean(entry.optional || entry.dev || entry.devOptional);
  });
}

function isSame(one, other) {
  return one.version === other.version && one.integrity === other.integrity;
}

function readPackages(file) {
  try {
    return JSON.parse(readFileSync(file, "utf8")).packages;
  } catch {
    return null;
  }
}

function readText(file) {
  return existsSync(file) ? readFileSync(file, "utf8") : null;
}

/** Prisma's tools would download a schema engine that nothing here uses; any program in its place will do. */
function prismaWithoutEngine() {
  return { PRISMA_SCHEMA_ENGINE_BINARY: process.execPath };
}

function run(command, args, cwd, extraEnvironment) {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { cwd, env: { ...process.env, ...extraEnvironment } });
    let output = "";
    for (const stream of [child.stdout, child.stderr]) {
      stream.on("data", (data) => (output = (output + data).slice(-20_000)));
    }
    child.once("error", reject);
    child.once("close", (code) =>
      code ? reject(new Error(reasonIn(output))) : resolve(undefined),
    );
  });
}

function reasonIn(output) {
  const lines = output.split("\n").map((line) => line.trim());
  const errors = lines.filter((line) => /error/i.test(line) && !/complete log/i.test(line));
  return (
    errors.slice(0, 3).join(" · ") || lines.filter(Boolean).at(-1) || "it failed and said nothing"
  );
}
