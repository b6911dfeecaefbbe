export { findCurrentActor, sessionCookie } from "./auth-options";
export { changeOwnName } from "./change-own-name";
export { createAdminSignInLink } from "./create-admin-sign-in-link";
export { NotPermitted, PasskeyNeeded, requireFreshPasskey, requirePermission } from "./permissions";
export { endSession, findActor } from "./sessions";
export { findSignInLink, redeemSignInLink } from "./sign-in-link";
