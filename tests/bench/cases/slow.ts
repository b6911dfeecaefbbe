import { note, step } from "@/scripts/boot/progress.mjs";
import { median } from "../figures";
import { compare, interleave, type Row, type Rounds } from "../interleave";
import type { LoadGenerator } from "../load";
import { signRequests } from "../requests";
import { mannerNames, SlowSenders, type Cut } from "../slow-senders";
import type { Stage } from "../stage";
import { verifySigned } from "../verify";

const ofEachManner = 100;
/** Headers may take 15 s, a whole request 30 s, and both are looked at every 5 s. */
const patience = 45_000;

/** People who sign, alone and beside 300 connections that send slowly or without end; then how those are cut. */
export async function benchSlow(stage: Stage, length: Rounds): Promise<Row[]> {
  const database = await stage.makeDatabase("site");
  const site = await stage.startSite(database);
  const signers = await stage.startLoad({ ...signRequests("slow"), port: site.port });
  const beside: LoadGenerator = {
    async run(seconds) {
      const senders = new SlowSenders(site.port, ofEachManner);
      const result = await signers.run(seconds);
      senders.letGo();
      return result;
    },
    stop: () => {},
  };
  const { series, acknowledged } = await interleave(
    [
      { name: "sign beside slow senders", load: beside },
      { name: "undisturbed", load: signers },
    ],
    length,
  );
  const signed = acknowledged.flat();
  note(await stage.onDatabase(database, () => verifySigned({ mark: "slow" }, signed)));
  const cuts = await step("Waiting until slow senders are cut", () =>
    new SlowSenders(site.port, ofEachManner).allCut(patience),
  );
  for (const manner of mannerNames) note(describe(manner, cuts));
  const [disturbed, quiet] = series;
  return [compare(disturbed!.name, disturbed!, quiet!)];
}

function describe(manner: string, cuts: Cut[]): string {
  const these = cuts.filter((cut) => cut.manner === manner);
  const times = these.map(({ after }) => after / 1000);
  const statuses = [...new Set(these.map(({ status }) => status || "no answer"))];
  const [middle, longest] = [median(times), Math.max(...times)].map((s) => s.toFixed(1));
  return `${manner}: cut after ${middle} s (at most ${longest} s), told ${statuses.join(", ")}`;
}
