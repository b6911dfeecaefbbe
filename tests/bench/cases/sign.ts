import { note } from "@/scripts/boot/progress.mjs";
import { paths } from "@/lib/paths";
import { withConnection } from "@/tests/support/database";
import { compare, interleave, type Row, type Rounds } from "../interleave";
import { signRequests } from "../requests";
import type { Stage } from "../stage";
import { verifySigned } from "../verify";

/** Signing by the form, acknowledged after the commit, beside an empty handler and bare Node. */
export async function benchSign(stage: Stage, length: Rounds): Promise<Row[]> {
  const database = await stage.makeDatabase("site");
  const bareDatabase = await makeBareDatabase(stage, "bare");
  const site = await stage.startSite(database);
  const next = await stage.startNextBaseline(100_000);
  const bare = await stage.startBareNode(bareDatabase);
  const handler = paths.signHandler("en", "british");
  const load = {
    site: await stage.startLoad({ ...signRequests("site"), port: site.port }),
    next: await stage.startLoad({ ...signRequests("next", handler), port: next.port }),
    bare: await stage.startLoad({ ...signRequests("bare"), port: bare.port }),
  };
  const { series, acknowledged } = await interleave(
    [
      { name: "sign", load: load.site },
      { name: "empty-handler", load: load.next },
      { name: "bare-node", load: load.bare },
    ],
    length,
  );
  const [signed, empty, byHand] = series;
  note(await stage.onDatabase(database, () => verifySigned({ mark: "site" }, acknowledged[0]!)));
  return [compare("sign", signed!, empty!), compare("sign", signed!, byHand!)];
}

/** A database for bare Node, which does not count: its one row per tally would slow it most. */
export async function makeBareDatabase(stage: Stage, name: string, template?: string) {
  const url = await stage.makeDatabase(name, template);
  await withConnection(url, (client) => client.query("ALTER TABLE signature DISABLE TRIGGER USER"));
  return url;
}
