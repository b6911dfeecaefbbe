import { IncomingMessage, type ServerResponse } from "node:http";
import type { Attempt, DirectPost, PlainAnswer } from "./direct-posts";

/** Lets Next answer a post, with what became of it when that is known. */
export type HandOver = (request: IncomingMessage, attempt?: Promise<unknown>) => void;

/**
 * Answers a post that went well without Next, which would cost more than everything else
 * together (docs/decisions/0011). Whatever is not plainly good, an error too, is Next's to
 * answer: it gets the same body and what became of it, so that nothing happens twice.
 */
export async function answerPost(
  post: DirectPost,
  request: IncomingMessage,
  response: ServerResponse,
  handOver: HandOver,
): Promise<void> {
  const body = await readWhole(request);
  if (!body) return;
  const attempt = post(body);
  const answer = attempt && (await answerOf(attempt));
  if (answer) send(answer, response);
  else handOver(replay(request, body), attempt?.outcome);
}

/** A failure is for the route's handler to explain: it meets the same one in the outcome. */
function answerOf({ answer }: Attempt): Promise<PlainAnswer | null> {
  return answer.catch(() => null);
}

function send({ status, headers, body }: PlainAnswer, response: ServerResponse): void {
  response.writeHead(status, { ...headers, "content-length": Buffer.byteLength(body ?? "") });
  response.end(body);
}

/** The body when all of it has come; null when its sender went away. */
function readWhole(request: IncomingMessage): Promise<Buffer | null> {
  return new Promise((resolve) => {
    const chunks: Buffer[] = [];
    request.on("data", (chunk: Buffer) => chunks.push(chunk));
    request.on("end", () => resolve(chunks.length === 1 ? chunks[0]! : Buffer.concat(chunks)));
    request.on("error", () => resolve(null));
    request.on("close", () => resolve(null));
  });
}

/** The same request with its body before it, as if nobody had read it. */
function replay(request: IncomingMessage, body: Buffer): IncomingMessage {
  const again = new IncomingMessage(request.socket);
  const { method, url, headers, rawHeaders } = request;
  const { httpVersion, httpVersionMajor, httpVersionMinor } = request;
  Object.assign(again, { method, url, headers, rawHeaders, complete: true });
  Object.assign(again, { httpVersion, httpVersionMajor, httpVersionMinor });
  again.push(body);
  again.push(null);
  return again;
}
