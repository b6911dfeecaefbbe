import type { AsyncLocalStorage } from "node:async_hooks";

/** What the web server keeps for the request that is being answered. */
type RequestStore = { status?: number };

const key = Symbol.for("undersigned.request");

/**
 * Lets a page answer 404 or 503: Next offers a page no way to set its status but by
 * throwing, and what it shows then needs a script. The web server around Next reads the
 * status from its request's store; without that server the page is the same, with 200.
 */
export function setPageStatus(status: 404 | 503): void {
  const storage = (globalThis as Record<symbol, unknown>)[key] as
    AsyncLocalStorage<RequestStore> | undefined;
  const store = storage?.getStore();
  if (store) store.status = status;
}
