export { confirmSignature } from "./confirm";
export { readDetails } from "./details";
export { disownSignature } from "./disown";
export { confirmLinkOf, manageLinkOf } from "./links";
export { findOwnSignature } from "./own-signature";
export { findProposal } from "./proposal";
export { signStatement } from "./sign";
export { findTallyDrift } from "./tally-drift";
export type { TallyDrift } from "./tally-drift";
