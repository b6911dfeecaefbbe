import type { IncomingMessage, ServerResponse } from "node:http";
import { chooseEncoding, type Snapshot, type Snapshots } from "./snapshots";

/** Pages and files that are the same for everybody: no token, no form's answer, no search. */
const publicPage =
  /^\/(?:en|ru)(?:\/(?:statements\/[a-z0-9-]{1,80}(?:\/(?:signatories|versions))?|case|updates(?:\/[a-z0-9-]{1,120})?|press(?:\/(?:names\.(?:txt|html)|statement-[a-z0-9-]{1,80}-v\d{1,6}\.(?:en|ru)\.txt))?|privacy|contact|check-your-email|not-me|withdrawn|find-my-signature(?:\/sent)?|unsubscribed))?$/;

/** A page of a list; the cursor has one form only, so that nobody fills the memory with others. */
const listPage = /^\?after=\d{4}-\d\d-\d\d\.[0-9a-f-]{36}$/;

/** The address whose snapshot answers a request, or null when Next has to answer it. */
export function snapshotTarget(request: IncomingMessage): string | null {
  if (request.method !== "GET" && request.method !== "HEAD") return null;
  // A form shown again, Next's own requests for parts of a page.
  if (request.headers["x-form-state"] || request.headers.rsc) return null;
  const [path = "", query] = (request.url ?? "").split("?", 2);
  if (!publicPage.test(path)) return null;
  if (query === undefined) return path;
  const isList = path.endsWith("/signatories") && listPage.test(`?${query}`);
  return isList ? `${path}?${query}` : null;
}

/**
 * Answers with a snapshot: 304 to whoever has this very page, else the page in the best
 * encoding. A shared cache may keep it for a second; browsers ask each time.
 */
export async function serveSnapshot(
  snapshots: Snapshots,
  target: string,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const snapshot = await snapshots.get(target);
  const isGood = snapshot.isKeepable;
  response.setHeader("Vary", "Accept-Encoding");
  // On a 304 too: a browser joins its headers to the page that it has kept.
  response.setHeader("Content-Security-Policy", snapshot.policy);
  response.setHeader(
    "Cache-Control",
    isGood ? "public, max-age=0, s-maxage=1, must-revalidate" : "no-store",
  );
  if (isGood) response.setHeader("ETag", snapshot.etag);
  if (isGood && matches(request.headers["if-none-match"], snapshot.etag)) {
    response.writeHead(304).end();
    return;
  }
  await sendBody(snapshot, request, response);
}

async function sendBody(snapshot: Snapshot, request: IncomingMessage, response: ServerResponse) {
  const encoding = chooseEncoding(request.headers["accept-encoding"]);
  const body = await snapshot.body[encoding]();
  if (encoding !== "identity") response.setHeader("Content-Encoding", encoding);
  response.setHeader("Content-Type", snapshot.contentType);
  if (snapshot.disposition) response.setHeader("Content-Disposition", snapshot.disposition);
  response.setHeader("Content-Length", body.length);
  response.writeHead(snapshot.status);
  response.end(request.method === "HEAD" ? undefined : body);
}

function matches(header: string | undefined, etag: string): boolean {
  return (header ?? "").split(",").some((part) => part.trim().replace(/^W\//, "") === etag);
}
