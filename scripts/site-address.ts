import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { Env } from "@/lib/env";

/** Where a started site leaves its address for the commands that follow. */
const fileName = "public-url";

/** Notes under which address this data folder's site was started last. */
export async function rememberAddress({ dataDir, publicUrl }: Env): Promise<void> {
  await writeFile(join(dataDir, fileName), publicUrl);
}

/**
 * The address for links that a command prints: what the environment says, or, where it says
 * nothing, that of the site that was started last; its port may have been given to it alone.
 */
export async function findAddress(env: Env): Promise<string> {
  if (env.isAddressGiven) return env.publicUrl;
  return readFile(join(env.dataDir, fileName), "utf8").catch(() => env.publicUrl);
}
