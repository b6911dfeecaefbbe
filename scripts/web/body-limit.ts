import type { IncomingMessage, ServerResponse } from "node:http";

/** A form of a megabyte still gets its page and a message; more is nobody's signature. */
export const largestBody = 1_310_720;

/**
 * Cuts a request whose body is larger than `largestBody`, announced or not, with 413.
 * Returns false when the announcement was enough and there is nothing left to do.
 */
export function limitBody(request: IncomingMessage, response: ServerResponse): boolean {
  if (Number(request.headers["content-length"] ?? 0) > largestBody) {
    refuse(request, response);
    return false;
  }
  let size = 0;
  const push = request.push.bind(request);
  request.push = (chunk, encoding) => {
    size += chunk?.length ?? 0;
    if (size <= largestBody) return push(chunk, encoding);
    if (!response.headersSent) refuse(request, response);
    return false;
  };
  return true;
}

function refuse(request: IncomingMessage, response: ServerResponse): void {
  const isApi = request.url?.startsWith("/api/");
  response.writeHead(413, {
    "content-type": isApi ? "application/problem+json" : "text/plain; charset=utf-8",
    connection: "close",
  });
  response.end(
    isApi
      ? JSON.stringify({ type: "about:blank", title: "Content Too Large", status: 413, errors: [] })
      : "413 Content Too Large\n",
    // A little time, so that the answer reaches somebody who is still sending.
    () => setTimeout(() => request.socket.destroy(), 500).unref(),
  );
}
