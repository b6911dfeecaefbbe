import { note, step } from "@/scripts/boot/progress.mjs";
import {
  compare,
  interleave,
  secondsOf,
  type Contender,
  type Row,
  type Rounds,
} from "../interleave";
import { watchFreshness } from "../freshness";
import { makePending } from "../pending";
import { confirmRequests, readRequests, signRequests, statementPath } from "../requests";
import type { Stage } from "../stage";

/** People who sign and people who confirm, each a second, while others read. */
const pouring = 100;

/**
 * Reading the statement page, alone and while signatures pour in, beside a static page of its
 * length. Nobody signs during the static page's turns: the site bears that cost alone.
 */
export async function benchPage(stage: Stage, length: Rounds): Promise<Row[]> {
  const database = await stage.makeDatabase("site");
  const needed = Math.ceil(pouring * 1.5 * secondsOf(length));
  const pending = await step(`Letting ${needed} people sign`, () =>
    stage.onDatabase(database, () => makePending(needed, "page")),
  );
  const site = await stage.startSite(database);
  const bytes = (await (await fetch(site.origin + statementPath)).arrayBuffer()).byteLength;
  const next = await stage.startNextBaseline(bytes);
  const still = (await (await fetch(`${next.origin}/static-page`)).arrayBuffer()).byteLength;
  note(`the statement page has ${bytes} bytes, the static page ${still}`);

  const busy = { ...confirmRequests(pending), clients: 8, pace: pouring };
  const signers = { ...signRequests("page-flow"), clients: 8, pace: pouring };
  const flows = [
    await stage.startLoad({ ...signers, port: site.port }),
    await stage.startLoad({ ...busy, port: site.port }),
  ];
  const readers = await stage.startLoad({ ...readRequests([statementPath]), port: site.port });
  let oldest = 0;
  const pour: Contender = {
    name: "page while signatures pour in",
    load: {
      async run(seconds) {
        const watch = watchFreshness(site.origin + statementPath, database);
        const [read] = await Promise.all([
          readers.run(seconds),
          ...flows.map((each) => each.run(seconds)),
        ]);
        oldest = Math.max(oldest, await watch.stop());
        return read;
      },
      stop: () => {},
    },
  };
  const { series } = await interleave(
    [
      pour,
      {
        name: "static-page",
        load: await stage.startLoad({ ...readRequests(["/static-page"]), port: next.port }),
      },
      { name: "page", load: readers },
    ],
    length,
  );
  note(`the oldest count on a page was ${(oldest / 1000).toFixed(1)} s old (at most 5 s)`);
  if (oldest > 5_000) throw new Error("a page showed a count older than 5 s");
  const [busyPage, staticPage, quietPage] = series;
  return [compare(pour.name, busyPage!, staticPage!), compare("page", quietPage!, staticPage!)];
}
