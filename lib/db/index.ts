export { closeDatabase, pool, prisma } from "./client";
export { withTransaction, type Transaction } from "./transaction";
export { GroupCommit, isOutcomeUnknown, Overloaded } from "./group-commit";
export { judgeWriteError } from "./write-faults";
export { isDatabaseUnavailable } from "./unavailable";
export { readMeasures, type Measures } from "./measures";
export { checkReadiness, type Readiness } from "./readiness";
