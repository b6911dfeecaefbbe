import type { AsyncLocalStorage } from "node:async_hooks";

/** What the web server keeps for the request that is being answered (scripts/web/request-store.ts). */
type RequestStore = {
  status?: number;
  isPaused?: boolean;
  asksByItself?: boolean;
  spentCookies?: string[];
  attempt?: Promise<unknown>;
};

const key = Symbol.for("undersigned.request");

/** The store of this request; undefined where the web server around Next is not there. */
export function findRequestStore(): RequestStore | undefined {
  const storage = (globalThis as Record<symbol, unknown>)[key] as
    AsyncLocalStorage<RequestStore> | undefined;
  return storage?.getStore();
}
