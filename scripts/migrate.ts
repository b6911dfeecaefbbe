import { migrate } from "@/lib/db/migrate";
import { env } from "@/lib/env";
import { note } from "./boot/progress.mjs";
import { runCommand } from "./command";

await runCommand("db:migrate", async () => {
  const applied = await migrate(env.databaseUrl!);
  note(applied.length ? `applied ${applied.join(", ")}` : "the database is up to date");
});
