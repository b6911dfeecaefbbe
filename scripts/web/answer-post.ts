import type { IncomingMessage, ServerResponse } from "node:http";
import type { Attempt, DirectPost, PlainAnswer } from "./direct-posts";
import { readWhole, replay } from "./read-whole";

/** Lets Next answer a request, with what became of it when that is known. */
export type HandOver = (request: IncomingMessage, attempt?: Promise<unknown>) => void;

/**
 * Answers a post that went well without Next, which would cost more than everything else
 * together (docs/decisions/0011). Whatever is not plainly good, an error too, is Next's to
 * answer: it gets the same body and what became of it, so that nothing happens twice.
 */
export async function answerPost(
  post: DirectPost | null,
  request: IncomingMessage,
  response: ServerResponse,
  handOver: HandOver,
): Promise<void> {
  const body = await readWhole(request, response);
  if (!body) return;
  const attempt = post?.(body);
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
