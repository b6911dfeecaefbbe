export { closeDatabase, pool, prisma } from "./client";
export { withTransaction, type Transaction } from "./transaction";
export { isOutcomeUnknown, Overloaded } from "./group-commit";
export { sharedGroup, sharedReads } from "./shared-groups";
export { judgeWriteError } from "./write-faults";
export { isDatabaseUnavailable } from "./unavailable";
export { tallyMark } from "./tally-check";
export { readMeasures, type Measures } from "./measures";
export { checkReadiness, type Readiness } from "./readiness";
export {
  quoteLiteral,
  readInBatches,
  rowsAtOnce,
  withOneMoment,
  type LongConnection,
} from "./one-moment";
