import { countWaitingBeside, findFunnels, findOverview } from "@/lib/campaign";
import type { Row } from "./row";

export const rows: Row[] = [
  {
    name: "campaign.findOverview",
    may: "team",
    call: ({ actor }, now) => findOverview(actor, { locale: "en", now }),
  },
  {
    name: "campaign.findFunnels",
    may: "team",
    call: ({ actor }, now) => findFunnels(actor, { now }),
  },
  {
    name: "campaign.countWaitingBeside",
    may: "team",
    call: ({ actor }) => countWaitingBeside(actor),
  },
];
