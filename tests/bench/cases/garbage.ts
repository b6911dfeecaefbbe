import { availableParallelism } from "node:os";
import { paths } from "@/lib/paths";
import { note } from "@/scripts/boot/progress.mjs";
import { median } from "../figures";
import { listGarbage } from "../garbage";
import { compare, interleave, type Contender, type Row, type Rounds } from "../interleave";
import type { LoadGenerator, LoadResult } from "../load";
import { readProcessorSeconds } from "../processor";
import { readRequests, signRequests, statementPath } from "../requests";
import type { Stage } from "../stage";
import { verifySigned } from "../verify";

/** How long the client is measured with nobody else there. */
const secondsAlone = 4;

/**
 * People who sign and people who read, each alone and beside one client that posts garbage as
 * fast as it is answered; limits refuse nothing.
 */
export async function benchGarbage(stage: Stage, length: Rounds): Promise<Row[]> {
  const database = await stage.makeDatabase("site");
  const site = await stage.startSite(database);
  const signers = await stage.startLoad({ ...signRequests("garbage"), port: site.port });
  const readers = await stage.startLoad({ ...readRequests([statementPath]), port: site.port });
  const mob = await stage.startLoad({
    clients: 1,
    plan: { kind: "raw", requests: listGarbage(new URL(site.origin).host) },
    expected: { status: 303, location: paths.checkYourEmail("en") },
    port: site.port,
  });
  const thrown: LoadResult[] = [];
  const beside = (load: LoadGenerator): LoadGenerator => ({
    async run(seconds) {
      const [result, garbage] = await Promise.all([load.run(seconds), mob.run(seconds)]);
      thrown.push(garbage);
      return result;
    },
    stop: () => {},
  });
  const contenders: Contender[] = [
    { name: "sign beside garbage", load: beside(signers) },
    { name: "undisturbed", load: signers },
    { name: "statement page beside garbage", load: beside(readers) },
    { name: "undisturbed readers", load: readers },
  ];
  const { series, acknowledged } = await interleave(contenders, length);
  const costOfPiece = await measureCost(mob, site.pid);
  const signed = [...acknowledged[0]!, ...acknowledged[1]!];
  note(await stage.onDatabase(database, () => verifySigned({ mark: "garbage" }, signed)));
  note(describe(thrown));
  note(describeShare(thrown, costOfPiece));
  const [signing, quiet, reading, quietReading] = series;
  return [
    compare(signing!.name, signing!, quiet!),
    compare(reading!.name, reading!, { ...quietReading!, name: "undisturbed" }),
  ];
}

/** What a piece of garbage takes of the web server's processor, in seconds, when nobody else asks. */
async function measureCost(mob: LoadGenerator, pid: number): Promise<number> {
  const before = await readProcessorSeconds(pid);
  const { requests } = await mob.run(secondsAlone);
  return ((await readProcessorSeconds(pid)) - before) / requests;
}

/** The client's part of the machine while the others were there: what those may lose to it. */
function describeShare(thrown: LoadResult[], costOfPiece: number): string {
  const speed = median(thrown.map(({ perSecond }) => perSecond));
  const share = (speed * costOfPiece) / availableParallelism();
  return (
    `a piece takes ${(costOfPiece * 1000).toFixed(1)} ms of the web server's processor; ` +
    `${speed.toFixed(0)} a second beside the others are ${(share * 100).toFixed(0)} % of the machine`
  );
}

/** How much garbage came, and what it was told. Throws when any of it was taken for a signature. */
function describe(thrown: LoadResult[]): string {
  const told: Record<string, number> = {};
  let requests = 0;
  for (const { unexpected, acknowledged, ...round } of thrown) {
    if (acknowledged.length > 0) throw new Error("garbage was thanked for its signature");
    requests += round.requests;
    for (const [what, times] of Object.entries(unexpected)) {
      const status = what.split(" ")[0]!;
      told[status] = (told[status] ?? 0) + times;
    }
  }
  const answers = Object.entries(told).map(([status, times]) => `${times} × ${status}`);
  return `${requests} pieces of garbage were answered: ${answers.join(", ")}`;
}
