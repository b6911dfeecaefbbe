export { findCurrentActor, sessionCookie } from "./auth-options";
export { createAdminSignInLink } from "./create-admin-sign-in-link";
export { NotPermitted, requirePermission } from "./permissions";
export { endSession, findActor } from "./sessions";
export { findSignInLink, redeemSignInLink } from "./sign-in-link";
