export { exportAudit } from "./export";
export { listAudit } from "./list";
export { recordAudit } from "./record";
