import { execFileSync } from "node:child_process";
import { readFile } from "node:fs/promises";
import { diffSchemas } from "@/lib/db/schema-diff";
import { fail } from "./boot/progress.mjs";
import { messageOf } from "./command";

const file = "prisma/schema.prisma";

/** Prints the next migration's draft: from the schema as committed to the one in the folder. */
try {
  process.stdout.write(await diffSchemas(readCommitted(), await readFile(file, "utf8")));
  process.exit(0);
} catch (error) {
  fail(messageOf(error));
}

/** The schema of the last commit; null before there is one. */
function readCommitted(): string | null {
  try {
    return execFileSync("git", ["show", `HEAD:${file}`], {
      encoding: "utf8",
      stdio: ["ignore", "pipe", "ignore"],
    });
  } catch {
    return null;
  }
}
