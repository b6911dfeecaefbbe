import { afterAll, beforeEach, inject } from "vitest";
import { closeDatabase } from "@/lib/db";
import { copyCampaignDatabase, restoreCampaign } from "./database";

// lib/env reads this at the first query, so that each worker writes into a database of its own.
process.env.DATABASE_URL = await copyCampaignDatabase(
  inject("postgresUrl"),
  `worker_${process.env.VITEST_POOL_ID}`,
);

beforeEach(() => restoreCampaign(process.env.DATABASE_URL!));
afterAll(closeDatabase);
