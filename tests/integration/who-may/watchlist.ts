import { randomUUID } from "node:crypto";
import { addWatchedName, listWatchedNames, removeWatchedName } from "@/lib/watchlist";
import type { Row } from "./row";

export const rows: Row[] = [
  {
    name: "watchlist.addWatchedName",
    may: "team",
    call: ({ actor }, now) => addWatchedName(actor, "Somebody Known", { now }),
  },
  {
    name: "watchlist.listWatchedNames",
    may: "team",
    call: ({ actor }) => listWatchedNames(actor),
  },
  {
    name: "watchlist.removeWatchedName",
    may: "team",
    call: ({ actor }, now) => removeWatchedName(actor, randomUUID(), { now }),
  },
];
