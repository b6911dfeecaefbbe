export { findSignature } from "./find";
export { lookBack } from "./look-back";
export { lookUpAddress } from "./look-up";
export { moderateSignatures, undoActs } from "./moderate";
export type { DeedInput } from "./moderate";
export {
  cancelRule,
  discardRule,
  draftRule,
  findRule,
  listRules,
  previewRule,
  startRule,
  undoRule,
} from "./rules";
export type { DraftOutcome, RuleInput, RuleOutcome } from "./rules";
export { runRule } from "./run-rule";
export { listSignatures } from "./table";
export { countWaiting, listOwnDeeds } from "./waiting";
