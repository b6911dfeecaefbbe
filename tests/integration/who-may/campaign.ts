import { findOverview } from "@/lib/campaign";
import type { Row } from "./row";

export const rows: Row[] = [
  {
    name: "campaign.findOverview",
    may: "team",
    call: ({ actor }, now) => findOverview(actor, { locale: "en", now }),
  },
];
