export { fingerprint } from "./fingerprint";
export { deriveSecret } from "./keys";
export { makeLinkToken, newNonce, readLinkToken, verifyLinkToken } from "./link-tokens";
export type { LinkClaim, LinkPurpose } from "./link-tokens";
export { applyRetention, previewRetention, rulesFor } from "./retention";
export type { RetentionLine } from "./retention";
export { addressContext, detailsContext, mailContext, open, seal, SealBroken } from "./sealing";
