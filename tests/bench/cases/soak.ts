import { note } from "@/scripts/boot/progress.mjs";
import { median } from "../figures";
import type { Row } from "../interleave";
import type { LoadResult } from "../load";
import { watchProcessMemory, type MemoryUse } from "../process-memory";
import type { Length } from "../options";
import { readRequests, signRequests, statementPath } from "../requests";
import type { Stage } from "../stage";
import { verifySigned } from "../verify";

const probeSeconds = 10;
const readsPerSecond = 20;
const shareOfTopRate = 0.5;

/**
 * Signing at half the top rate for minutes, while people read and the worker sends the mails: how
 * the memory of web server and worker stood in the second and in the last quarter.
 */
export async function benchSoak(stage: Stage, { minutes }: Length): Promise<Row[]> {
  const database = await stage.makeDatabase("site");
  const site = await stage.startSite(database);
  const worker = await stage.startWorker(database, site);
  const signers = await stage.startLoad({ ...signRequests("soak"), port: site.port });
  const readers = { ...readRequests([statementPath], 4), pace: readsPerSecond };
  const reading = await stage.startLoad({ ...readers, port: site.port });

  await signers.run(probeSeconds / 2);
  const probe = await signers.run(probeSeconds);
  const pace = Math.floor(probe.perSecond * shareOfTopRate);
  note(`the top rate beside the worker is ${Math.round(probe.perSecond)} a second; ${pace} it is`);
  const steady = await stage.startLoad({ ...signRequests("steady"), pace, port: site.port });
  const memory = { web: watchProcessMemory(site.pid), worker: watchProcessMemory(worker.pid) };
  const [signed] = await Promise.all([steady.run(minutes * 60), reading.run(minutes * 60)]);
  const used = { web: memory.web.stop(), worker: memory.worker.stop() };
  requireAll(signed);
  note(
    await stage.onDatabase(database, () => verifySigned({ mark: "steady" }, signed.acknowledged)),
  );
  for (const [name, use] of Object.entries(used)) note(describe(name, use));
  return [
    toRow(`sign at half the top rate, ${minutes} min`, signed, "top-rate", probe.perSecond),
    ...Object.entries(used).map(([name, { second, last }]) => ({
      ...toRow(`memory of the ${name}: last quarter`, signed, "second-quarter", 1),
      ratio: Number((last / second).toFixed(3)),
    })),
  ];
}

function requireAll({ unexpected }: LoadResult): void {
  const others = Object.entries(unexpected).map(([what, times]) => `${times} × ${what}`);
  if (others.length > 0) throw new Error(`the site answered otherwise: ${others.join(", ")}`);
}

function toRow(
  name: string,
  { perSecond, p50, p99 }: LoadResult,
  baseline: string,
  per: number,
): Row {
  const rounded = (value: number) => Number(value.toFixed(2));
  return {
    case: name,
    perSecond: rounded(perSecond),
    p50: rounded(p50),
    p99: rounded(p99),
    baseline,
    ratio: Number((perSecond / per).toFixed(3)),
  };
}

function describe(name: string, { quarters }: MemoryUse): string {
  const all = quarters.map((quarter) => `${Math.round(median(quarter))} MB`);
  return `memory of the ${name}, median of each quarter: ${all.join(", ")}`;
}
