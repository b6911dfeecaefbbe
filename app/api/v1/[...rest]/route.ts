import { messageLocale } from "@/app/_edge/api";
import { problem } from "@/app/_edge/problem";

/** Anything else below the API's address: a problem in the API's own form instead of a page. */
function answerUnknown(request: Request): Response {
  return problem({ status: 404, code: "unknown_address", locale: messageLocale(request) });
}

export { answerUnknown as GET, answerUnknown as POST };
