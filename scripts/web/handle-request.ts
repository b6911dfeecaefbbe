import type { IncomingMessage, RequestListener, ServerResponse } from "node:http";
import { describeError, log } from "@/lib/log";
import { readTarget } from "./address";
import { answerPost } from "./answer-post";
import { findDirectPost } from "./direct-posts";
import { replaceFailedPage } from "./failure-page";
import { pageOfHandler, routePost } from "./form-routes";
import { refuse } from "./refuse";
import { requestStorage, type RequestStore } from "./request-store";
import { hasBody } from "./read-whole";
import { makeSecurityHeaders } from "./security-headers";
import { serveSnapshot, snapshotTarget } from "./serve-snapshot";
import { SideLane } from "./side-lane";
import type { Snapshots } from "./snapshots";
import { identifyVisitor } from "./visitor";

export interface EdgeOptions {
  /** Next, which answers what passes. */
  answer: (request: IncomingMessage, response: ServerResponse) => Promise<void>;
  https: boolean;
  dev: boolean;
  trustProxy: number;
  /** Ready-made public pages; null while pages change under development. */
  snapshots: PageSnapshots | null;
}

export interface PageSnapshots {
  pages: Snapshots;
  /** What this process puts into a header when it asks itself for a page to make a snapshot of. */
  password: string;
}

/** Carries the password; never believed from anybody else. */
export const makingHeader = "x-making-snapshot";

const methods = new Set(["GET", "HEAD", "POST", "OPTIONS"]);

/**
 * Everything between the socket and Next: refuses what means nothing, cuts large
 * bodies, says who is there, adds the security headers, sends the post of a page to its
 * handler, and answers by itself what needs no Next: snapshots, and posts that went well.
 */
export function makeRequestListener(options: EdgeOptions): RequestListener {
  const lane = new SideLane();
  return (request, response) => {
    const { answer: headers, policy } = makeSecurityHeaders(options);
    for (const [name, value] of Object.entries(headers)) response.setHeader(name, value);
    const target = readTarget(request.url);
    if (!target) return refuse(request, response, { status: 400, code: "bad_address" });
    if (!methods.has(request.method ?? "")) {
      response.setHeader("Allow", [...methods].join(", "));
      return refuse(request, response, { status: 405, code: "wrong_method" });
    }
    // Next asks itself so, for an action that was posted to a page without it; no page of ours
    // does that, and the limits would take its visitor for this very machine.
    if ("x-action-forwarded" in request.headers) {
      return refuse(request, response, { status: 404, code: "unknown_address" });
    }
    const page = request.method === "POST" ? null : pageOfHandler(target.path);
    if (page) {
      response.writeHead(307, { location: page }).end();
      return;
    }
    request.url = (request.method === "POST" ? routePost(target.path) : target.path) + target.query;
    identifyVisitor(request.headers, request.socket.remoteAddress, options.trustProxy);
    request.headers["content-security-policy"] = policy;
    // Under development the failure itself is what one wants to see.
    if (!options.dev) replaceFailedPage(request, response);
    const ready = findReady(options.snapshots, request);
    if (ready) return void pass(ready, request, response);
    // Links of ours are plain ones: parts of a page are fetched only by one that looks again.
    const asksByItself = request.method === "GET" && "rsc" in request.headers;
    if (!hasBody(request)) return void pass(options.answer, request, response, { asksByItself });
    const post = findPost(options, request);
    void answerPost(post, request, response, (again, attempt) => {
      const answer = () => pass(options.answer, again, response, { attempt });
      void (post ? lane.run(String(request.headers["x-forwarded-for"]), answer) : answer());
    });
  };
}

/** How to answer from a snapshot, or null when Next has to make the page. */
function findReady(snapshots: PageSnapshots | null, request: IncomingMessage) {
  if (!snapshots || request.headers[makingHeader] === snapshots.password) return null;
  const target = snapshotTarget(request);
  if (target === null) return null;
  return (asked: IncomingMessage, response: ServerResponse) =>
    serveSnapshot(snapshots.pages, target, asked, response);
}

/** How to try a post without Next; null under development, where code changes while it runs. */
function findPost({ dev }: EdgeOptions, { method, url, headers }: IncomingMessage) {
  return method === "POST" && !dev ? findDirectPost(url ?? "", headers) : null;
}

async function pass(
  answer: EdgeOptions["answer"],
  request: IncomingMessage,
  response: ServerResponse,
  store: RequestStore = {},
) {
  const writeHead = response.writeHead;
  response.writeHead = function (this: ServerResponse, status: number, ...rest: never[]) {
    if (store.isPaused) this.setHeader("Retry-After", "30");
    if (store.spentCookies) this.appendHeader("Set-Cookie", store.spentCookies);
    return writeHead.call(this, store.status ?? status, ...rest);
  } as typeof writeHead;
  try {
    await requestStorage.run(store, () => answer(request, response));
  } catch (error) {
    if (request.socket.destroyed || response.writableEnded) return;
    log.error("request_failed", { error: describeError(error) });
    if (response.headersSent) response.destroy();
    else refuse(request, response, { status: 500, code: "internal" });
  }
}
