import { paths } from "@/lib/paths";
import { note, step } from "@/scripts/boot/progress.mjs";
import { compare, interleave, secondsOf, type Row, type Rounds } from "../interleave";
import { makePending, type Pending } from "../pending";
import { confirmRequests } from "../requests";
import type { Stage } from "../stage";
import { verifyConfirmed } from "../verify";
import { makeBareDatabase } from "./sign";

/** Some more than two cores have been seen to confirm in a second. */
const mostPerSecond = 9_000;

/** Confirming by the page's button, beside an empty handler and bare Node. */
export async function benchConfirm(stage: Stage, length: Rounds): Promise<Row[]> {
  const database = await stage.makeDatabase("site");
  const needed = mostPerSecond * secondsOf(length);
  const pending = await step(`Letting ${needed} people sign`, () =>
    stage.onDatabase(database, () => makePending(needed, "confirm")),
  );
  const bareDatabase = await makeBareDatabase(stage, "bare", "site");
  const site = await stage.startSite(database);
  const next = await stage.startNextBaseline(100_000);
  const bare = await stage.startBareNode(bareDatabase);
  const toHandler = (path: string) => paths.confirmHandler("en", path.split("/").at(-1)!);
  const load = {
    site: await stage.startLoad({ ...confirmRequests(pending), port: site.port }),
    next: await stage.startLoad({ ...confirmRequests(pending, toHandler), port: next.port }),
    bare: await stage.startLoad({ ...confirmRequests(pending), port: bare.port }),
  };
  const { series, acknowledged } = await interleave(
    [
      { name: "confirm", load: load.site },
      { name: "empty-handler", load: load.next },
      { name: "bare-node", load: load.bare },
    ],
    length,
  );
  const [confirmed, empty, byHand] = series;
  note(await verify(stage, database, pending, acknowledged[0]!));
  return [compare("confirm", confirmed!, empty!), compare("confirm", confirmed!, byHand!)];
}

function verify(stage: Stage, database: string, pending: Pending[], acknowledged: number[]) {
  const ids = acknowledged.map((n) => pending[n]!.id);
  return stage.onDatabase(database, () => verifyConfirmed(ids));
}
