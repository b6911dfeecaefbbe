import type { AsyncLocalStorage } from "node:async_hooks";

/** What the web server keeps for the request that is being answered. */
type RequestStore = { status?: number };

const key = Symbol.for("undersigned.request");

/**
 * Lets a page that cannot be made answer 503: Next offers a page no way to set its
 * status, so the web server around it reads the status from its request's store.
 * Without that server the page is the same, with status 200.
 */
export function markUnavailable(): void {
  const storage = (globalThis as Record<symbol, unknown>)[key] as
    AsyncLocalStorage<RequestStore> | undefined;
  const store = storage?.getStore();
  if (store) store.status = 503;
}
