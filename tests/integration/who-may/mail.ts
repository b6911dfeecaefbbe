import { randomUUID } from "node:crypto";
import {
  cancelMailing,
  findMailing,
  mailUpdate,
  pauseMailing,
  previewRetry,
  resumeMailing,
  retryFailedMails,
  sendTestUpdate,
  summariseMail,
} from "@/lib/mail";
import type { Row } from "./row";

export const rows: Row[] = [
  {
    name: "mail.mailUpdate",
    may: "team",
    call: ({ actor }, now) => mailUpdate(actor, randomUUID(), { now }),
  },
  {
    name: "mail.findMailing",
    may: "team",
    call: ({ actor }, now) => findMailing(actor, randomUUID(), { now }),
  },
  {
    name: "mail.pauseMailing",
    may: "team",
    call: ({ actor }, now) => pauseMailing(actor, randomUUID(), { now }),
  },
  {
    name: "mail.resumeMailing",
    may: "team",
    call: ({ actor }, now) => resumeMailing(actor, randomUUID(), { now }),
  },
  {
    name: "mail.cancelMailing",
    may: "team",
    call: ({ actor }, now) => cancelMailing(actor, randomUUID(), { now }),
  },
  {
    name: "mail.sendTestUpdate",
    may: "team",
    call: ({ actor }, now) => sendTestUpdate(actor, randomUUID(), { now }),
  },
  {
    name: "mail.retryFailedMails",
    may: "admins",
    call: ({ actor }, now) => retryFailedMails(actor, { now }),
  },
  {
    name: "mail.previewRetry",
    may: "admins",
    call: ({ actor }, now) => previewRetry(actor, { now }),
  },
  {
    name: "mail.summariseMail",
    may: "team",
    call: ({ actor }, now) => summariseMail(actor, { now }),
  },
];
