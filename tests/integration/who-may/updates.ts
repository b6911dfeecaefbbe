import { randomUUID } from "node:crypto";
import {
  deleteUpdate,
  findEditableUpdate,
  listAllUpdates,
  publishAgain,
  saveUpdate,
  unpublishUpdate,
} from "@/lib/updates";
import type { Row } from "./row";

const draft = { title: {}, body: {}, slug: null, sourceUrl: null, stopPress: false };

export const rows: Row[] = [
  {
    name: "updates.listAllUpdates",
    may: "team",
    call: ({ actor }) => listAllUpdates(actor, "en"),
  },
  {
    name: "updates.findEditableUpdate",
    may: "team",
    call: ({ actor }) => findEditableUpdate(actor, randomUUID()),
  },
  {
    name: "updates.saveUpdate",
    may: "team",
    call: ({ actor }, now) => saveUpdate(actor, { id: randomUUID(), draft, revision: 0 }, { now }),
  },
  {
    name: "updates.unpublishUpdate",
    may: "team",
    call: ({ actor }, now) => unpublishUpdate(actor, randomUUID(), { now }),
  },
  {
    name: "updates.publishAgain",
    may: "team",
    call: ({ actor }, now) => publishAgain(actor, randomUUID(), { now }),
  },
  {
    name: "updates.deleteUpdate",
    may: "team",
    call: ({ actor }, now) => deleteUpdate(actor, randomUUID(), { now }),
  },
];
