import { randomUUID } from "node:crypto";
import { mailUpdate, retryFailedMails } from "@/lib/mail";
import type { Row } from "./row";

export const rows: Row[] = [
  {
    name: "mail.mailUpdate",
    may: "team",
    call: ({ actor }, now) => mailUpdate(actor, randomUUID(), { now }),
  },
  {
    name: "mail.retryFailedMails",
    may: "admins",
    call: ({ actor }, now) => retryFailedMails(actor, { now }),
  },
];
