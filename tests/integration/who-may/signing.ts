import { randomUUID } from "node:crypto";
import { acceptChange, listWaitingChanges, refuseChange } from "@/lib/signing";
import type { Row } from "./row";

export const rows: Row[] = [
  {
    name: "signing.acceptChange",
    may: "team",
    call: ({ actor }, now) => acceptChange(actor, randomUUID(), { now }),
  },
  {
    name: "signing.listWaitingChanges",
    may: "team",
    call: ({ actor }) => listWaitingChanges(actor),
  },
  {
    name: "signing.refuseChange",
    may: "team",
    call: ({ actor }, now) => refuseChange(actor, randomUUID(), { now }),
  },
];
