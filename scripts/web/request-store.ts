import { AsyncLocalStorage } from "node:async_hooks";

/** What this server and a page or handler of Next tell each other about one request. */
export interface RequestStore {
  /** The status that a page wants its answer to have. */
  status?: number;
  /** The page says what it can without the database: nobody is to keep it. */
  isPaused?: boolean;
  /** A page asks for itself anew; nobody has pressed anything. */
  asksByItself?: boolean;
  /** `Set-Cookie` lines of a page, for cookies that it has used up. */
  spentCookies?: string[];
  /** What became of a post that was tried before Next got it (answer-post.ts). */
  attempt?: Promise<unknown>;
}

/** Found by its symbol, across bundles: Next's code has an instance of its own of every module. */
export const requestStorage = new AsyncLocalStorage<RequestStore>();
Object.assign(globalThis, { [Symbol.for("undersigned.request")]: requestStorage });
