import { env } from "@/lib/env";
import { note } from "./boot/progress.mjs";
import { runCommand } from "./command";
import { ensureKeyFile } from "./keys/key-file";
import { findAddress } from "./site-address";

await runCommand("admin", async () => {
  const email = process.argv[3];
  if (!email || !/^[^\s@]+@[^\s@]+$/.test(email)) {
    throw new Error("say whose link to make: npm run admin -- name@example.org");
  }
  await ensureKeyFile();
  const { createAdminSignInLink } = await import("@/lib/accounts");
  const path = await createAdminSignInLink(email, { now: new Date() });
  note(`one-time sign-in link for ${email}: ${await findAddress(env)}${path}`);
});
