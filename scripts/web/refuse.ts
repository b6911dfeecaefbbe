import { STATUS_CODES, type IncomingMessage, type ServerResponse } from "node:http";
import { problemBody, problemHeaders, type ProblemCode } from "@/lib/forms";
import { isLocale, negotiateLocale, type Locale } from "@/lib/i18n/locales";

type Refusal = { status: 400 | 404 | 405 | 413 | 500; code: ProblemCode };

/**
 * Answers a request that Next does not get: a call of the API with a problem in the API's own form,
 * everything else with a line of text. `done` is called once all of it is on its way.
 */
export function refuse(
  request: IncomingMessage,
  response: ServerResponse,
  { status, code }: Refusal,
  done?: () => void,
): void {
  if (isApiCall(request)) {
    const locale = localeOf(request);
    response.writeHead(status, problemHeaders(locale));
    response.end(problemBody({ status, code, locale }), done);
  } else {
    response.writeHead(status, { "content-type": "text/plain; charset=utf-8" });
    response.end(`${status} ${STATUS_CODES[status]}\n`, done);
  }
}

/** By what was asked for, also when that means nothing; a proxy's client sends a whole URL. */
function isApiCall({ url }: IncomingMessage): boolean {
  return /^(?:https?:\/\/[^/?#]*)?\/api\//i.test(url ?? "");
}

function localeOf({ url, headers }: IncomingMessage): Locale {
  const asked = new URLSearchParams(url?.split("?")[1]).get("locale");
  return isLocale(asked) ? asked : negotiateLocale(headers["accept-language"]);
}
