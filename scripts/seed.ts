import { note } from "./boot/progress.mjs";
import { runCommand } from "./command";

await runCommand("db:seed", async () => {
  const { seedCampaign } = await import("@/prisma/seed");
  const outcome = await seedCampaign();
  note(outcome === "seeded" ? "the campaign is in the database" : "the campaign was already there");
});
