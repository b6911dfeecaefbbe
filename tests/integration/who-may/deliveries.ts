import { randomUUID } from "node:crypto";
import {
  approveDelivery,
  cancelDelivery,
  changeApprovalRule,
  discardFile,
  downloadDelivery,
  findApprovalRule,
  findLedgerLine,
  listDeliveries,
  recallChoices,
  refuseDelivery,
  requestDelivery,
  requestSupplement,
} from "@/lib/deliveries";
import { usualChoices } from "../../support/deliveries";
import type { Row } from "./row";

const occasion = { recipient: "The Embassy of Example", purpose: "Handing over", note: null };
const admins = { may: "admins" } as const;
const present = { may: "admins", wantsFreshPasskey: true } as const;

export const rows: Row[] = [
  {
    name: "deliveries.requestDelivery",
    ...present,
    call: ({ actor }, now) => requestDelivery(actor, { choices: usualChoices, occasion }, { now }),
  },
  {
    name: "deliveries.requestSupplement",
    ...present,
    call: ({ actor }, now) =>
      requestSupplement(actor, { deliveryId: randomUUID(), note: null }, { now }),
  },
  {
    name: "deliveries.approveDelivery",
    ...present,
    call: ({ actor }, now) => approveDelivery(actor, randomUUID(), { now }),
  },
  {
    name: "deliveries.refuseDelivery",
    ...admins,
    call: ({ actor }, now) => refuseDelivery(actor, randomUUID(), { now }),
  },
  {
    name: "deliveries.cancelDelivery",
    ...admins,
    call: ({ actor }, now) => cancelDelivery(actor, randomUUID(), { now }),
  },
  {
    name: "deliveries.discardFile",
    ...admins,
    call: ({ actor }, now) => discardFile(actor, randomUUID(), { now }),
  },
  {
    name: "deliveries.downloadDelivery",
    ...present,
    call: ({ actor }, now) => downloadDelivery(actor, randomUUID(), { now }),
  },
  { name: "deliveries.listDeliveries", ...admins, call: ({ actor }) => listDeliveries(actor) },
  {
    name: "deliveries.findLedgerLine",
    ...admins,
    call: ({ actor }) => findLedgerLine(actor, randomUUID()),
  },
  { name: "deliveries.recallChoices", ...admins, call: ({ actor }) => recallChoices(actor) },
  { name: "deliveries.findApprovalRule", ...admins, call: ({ actor }) => findApprovalRule(actor) },
  {
    name: "deliveries.changeApprovalRule",
    ...present,
    call: ({ actor }, now) => changeApprovalRule(actor, "1000", { now }),
  },
];
