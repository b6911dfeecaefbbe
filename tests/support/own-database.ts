import { afterAll, beforeEach, inject } from "vitest";
import { closeDatabase } from "@/lib/db";
import { copyCampaignDatabase, restoreCampaign } from "./database";

const own = await copyCampaignDatabase(
  inject("postgresUrl"),
  `worker_${process.env.VITEST_POOL_ID}`,
);
// lib/env reads this at the first query, so that each worker writes into a database of its own.
process.env.DATABASE_URL = own;

// By its own address: a story that looks at another database finds there what it put there.
beforeEach(() => restoreCampaign(own));
afterAll(closeDatabase);
