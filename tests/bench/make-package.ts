import { performance } from "node:perf_hooks";
import { closeDatabase } from "@/lib/db";
import { makeDelivery } from "@/lib/deliveries";
import { readDeliveryFile } from "@/lib/deliveries/download";
import { findDelivery } from "@/lib/deliveries/store";
import { watchMemory } from "./watch-memory";

/** What the process says that made a package: its resident memory in whole megabytes. */
export type PackageReport = {
  milliseconds: number;
  bytes: number;
  names: number;
  memoryBefore: number;
  memoryAtMost: number;
};

/** A process of its own, so that the memory it takes is the package's: `make-package.ts <delivery>`. */
if (process.send) {
  const id = process.argv[2]!;
  const memory = watchMemory();
  const start = performance.now();
  await makeDelivery(id, { now: () => new Date() });
  const milliseconds = performance.now() - start;
  const delivery = (await findDelivery(id))!;
  if (delivery.state !== "ready") throw new Error(`the delivery failed: ${delivery.failure}`);
  let bytes = 0;
  for await (const piece of readDeliveryFile(delivery)) bytes += piece.length;
  const { named, initials, besides } = delivery.sums!;
  const report: PackageReport = {
    milliseconds,
    bytes,
    names: named + initials + besides,
    memoryBefore: memory.before,
    memoryAtMost: memory.stop(),
  };
  await closeDatabase();
  process.send(report, () => process.exit(0));
}
