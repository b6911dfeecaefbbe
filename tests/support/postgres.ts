import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { TestProject } from "vitest/node";
import "./environment";
import { startPostgres } from "@/scripts/postgres";

declare module "vitest" {
  export interface ProvidedContext {
    /** The server's address, for whoever makes a database there. */
    postgresUrl: string;
  }
}

/** Starts one PostgreSQL for the whole run and prepares the template. */
export default async function startTestPostgres(project: TestProject) {
  const dataDir = await mkdtemp(join(tmpdir(), "undersigned-test-"));
  const postgres = await startPostgres({ dataDir, durable: false, purpose: "npm test" });
  const stop = async () => {
    await postgres.stop();
    await rm(dataDir, { recursive: true, force: true });
  };
  try {
    await prepareTemplate(postgres.url());
  } catch (error) {
    await stop();
    throw error;
  }
  project.provide("postgresUrl", postgres.url("postgres"));
  return stop;
}

async function prepareTemplate(url: string): Promise<void> {
  process.env.DATABASE_URL = url;
  const { migrate } = await import("@/lib/db/migrate");
  await migrate(url);
  const { seedCampaign } = await import("@/prisma/seed");
  await seedCampaign();
  const { closeDatabase } = await import("@/lib/db");
  await closeDatabase();
}
