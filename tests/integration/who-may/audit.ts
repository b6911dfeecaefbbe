import { exportAudit, listAudit } from "@/lib/audit";
import type { Row } from "./row";

export const rows: Row[] = [
  {
    name: "audit.listAudit",
    may: "admins",
    call: ({ actor }) => listAudit(actor, {}, null),
  },
  {
    name: "audit.exportAudit",
    may: "admins",
    call: ({ actor }, now) => exportAudit(actor, {}, { now }),
  },
];
