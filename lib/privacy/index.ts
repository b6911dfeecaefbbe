export { eraseAddress, findKept } from "./erase";
export type { ErasureOutcome, KeptUnderAddress } from "./erase";
export { fingerprint } from "./fingerprint";
export { deriveLastingKey, deriveSecret, keysAreReadEveryMs, rereadKeys } from "./keys";
export { withoutCountryOf } from "./listed-country";
export { makeLinkToken, newNonce, readLinkToken, verifyLinkToken } from "./link-tokens";
export type { LinkClaim, LinkPurpose } from "./link-tokens";
export { countOldSeals, resealEverything } from "./reseal";
export type { ResealProgress, ResealReport } from "./reseal";
export { applyRetention, previewRetention, rulesFor } from "./retention";
export type { RetentionLine } from "./retention";
export {
  addressContext,
  deliveryFileContext,
  detailsContext,
  mailContext,
  notableRemovalContext,
  open,
  seal,
  SealBroken,
  signInRequestContext,
} from "./sealing";
