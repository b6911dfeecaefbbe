import { closeDatabase } from "@/lib/db";
import { makeDelivery } from "@/lib/deliveries";
import { env, loadEnvFile } from "@/lib/env";

// The worker's child: makes one list and ends. Without its worker it ends at once, and the next
// worker begins anew.
process.on("disconnect", () => process.exit(1));
for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.on(signal, () => {});

loadEnvFile();
if (!env.databaseUrl) throw new Error("DATABASE_URL must be set");
await makeDelivery(process.argv[2] ?? "", { now: () => new Date() });
await closeDatabase();
process.exit(0);
