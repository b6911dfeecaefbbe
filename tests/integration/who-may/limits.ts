import { summariseLimits } from "@/lib/limits";
import type { Row } from "./row";

export const rows: Row[] = [
  {
    name: "limits.summariseLimits",
    may: "team",
    call: async ({ actor }, now) => summariseLimits(actor, { now }),
  },
];
