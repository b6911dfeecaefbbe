// The front door of every command. It runs under any Node from 20 on and needs no
// installed package: it makes the checkout complete, then hands over to the project's own Node.
import { spawn } from "node:child_process";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { ensureDependencies, ensurePrismaClient } from "./boot/checkout.mjs";
import { fail } from "./boot/progress.mjs";

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const commands = {
  start: "serve.ts",
  dev: "serve.ts",
  test: "test.ts",
  check: "check.ts",
  worker: "worker.ts",
  "db:migrate": "migrate.ts",
  "db:seed": "seed.ts",
  "db:diff": "diff.ts",
  admin: "admin.ts",
  bench: "bench.ts",
  tally: "tally.ts",
  drill: "drill.ts",
  backup: "backup.ts",
  restore: "restore.ts",
  retention: "retention.ts",
  "close-campaign": "close-campaign.ts",
  erase: "erase.ts",
  "rotate-keys": "rotate-keys.ts",
};

const [command = "start", ...rest] = process.argv.slice(2);
const script = commands[command];
if (!script) fail(`there is no command ${command}: ${Object.keys(commands).join(", ")}`);
const major = Number(process.versions.node.split(".")[0]);
if (major < 20) fail(`Node 20 or newer is needed; this is ${process.version}`);

process.chdir(root);
try {
  const { npm_lifecycle_event, npm_execpath } = process.env;
  await ensureDependencies(root, npm_lifecycle_event ? npm_execpath : undefined);
  await ensurePrismaClient(root);
} catch (error) {
  fail(error.message);
}
handOver(script, [command, ...rest]);

/** Runs the command's script in the project's Node; its exit code becomes ours. */
function handOver(script, args) {
  const node = join(root, "node_modules", "node", "bin", "node");
  const child = spawn(node, ["--import", "tsx", join(root, "scripts", script), ...args], {
    stdio: ["inherit", "inherit", "inherit", "ipc"],
  });
  child.once("error", (error) => fail(`the project's Node does not start: ${error.message}`));
  child.once("exit", (code, signal) => process.exit(code ?? (signal === "SIGINT" ? 130 : 1)));
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) {
    process.on(signal, () => child.kill(signal));
  }
  stopWithNpm(child);
}

/**
 * A killed npm would leave us running. (The scripts in package.json begin with `exec`:
 * a shell in between would keep npm's SIGTERM to itself, and npm would not wait for us.)
 */
function stopWithNpm(child) {
  if (!process.env.npm_lifecycle_event) return;
  const parent = process.ppid;
  const look = setInterval(() => {
    if (process.ppid === parent) return;
    clearInterval(look);
    child.kill("SIGTERM");
  }, 500).unref();
}
