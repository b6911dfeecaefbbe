import { answering, messageLocale, refuseMethod } from "@/app/_edge/api";
import { networkOf } from "@/app/_edge/network";
import { problem } from "@/app/_edge/problem";
import { answerChallenge } from "@/lib/limits";

export const dynamic = "force-dynamic";

/** Whether signing wants a proof of work just now, and a challenge if so; each asks for themselves. */
export function GET(request: Request): Promise<Response> {
  return answering(request, async () => {
    const result = await answerChallenge(networkOf(request), { now: new Date() });
    if (result.outcome === "refused") {
      const headers = { "retry-after": String(result.retryAfterSeconds) };
      return problem({ status: 429, code: "limited", locale: messageLocale(request), headers });
    }
    const headers = { "cache-control": "no-store", "access-control-allow-origin": "*" };
    return Response.json(result.answer, { headers });
  });
}

export const POST = refuseMethod("GET, HEAD");
