import { STATUS_CODES, type IncomingMessage, type ServerResponse } from "node:http";
import { tooLargeTexts } from "@/components/site/failure-texts";
import { problemBody, problemHeaders, type ProblemCode } from "@/lib/forms";
import { isLocale, negotiateLocale, staffLanguageCookie, type Locale } from "@/lib/i18n/locales";
import { makePlainPage } from "./plain-page";

type Refusal = { status: 400 | 404 | 405 | 413 | 500; code: ProblemCode };

/**
 * Answers a request that Next does not get: a call of the API with a problem in the API's own form,
 * a form too large that a browser sent without a script with a page, everything else with a line of
 * text. `done` is called once all of it is on its way.
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
  } else if (code === "too_large" && isForReading(request)) {
    response.writeHead(status, {
      "content-type": "text/html; charset=utf-8",
      "cache-control": "no-store",
    });
    response.end(makeTooLargePage(localeOfPage(request)), done);
  } else {
    // Next's own script reads words of this very type only, and shows the form again with them.
    const isAction = "next-action" in request.headers;
    const type = isAction ? "text/plain" : "text/plain; charset=utf-8";
    response.writeHead(status, { "content-type": type });
    response.end(`${status} ${STATUS_CODES[status]}\n`, done);
  }
}

/** Whether somebody looks at the answer, and no script. */
function isForReading({ headers }: IncomingMessage): boolean {
  return !("next-action" in headers) && /\btext\/html\b/.test(headers.accept ?? "");
}

function makeTooLargePage(locale: Locale): string {
  const { title, text } = tooLargeTexts[locale];
  return makePlainPage({ locale, title, body: `<p>${text}</p>` });
}

/** As the page says it in its address, else as its organiser chose, else as the browser asks. */
function localeOfPage({ url, headers }: IncomingMessage): Locale {
  const segment = url?.split(/[/?]/)[1];
  if (isLocale(segment)) return segment;
  const cookie = new RegExp(`(?:^|;\\s*)${staffLanguageCookie}=(\\w+)`).exec(headers.cookie ?? "");
  return isLocale(cookie?.[1]) ? cookie[1] : negotiateLocale(headers["accept-language"]);
}

/** By what was asked for, also when that means nothing; a proxy's client sends a whole URL. */
function isApiCall({ url }: IncomingMessage): boolean {
  return /^(?:https?:\/\/[^/?#]*)?\/api\//i.test(url ?? "");
}

function localeOf({ url, headers }: IncomingMessage): Locale {
  const asked = new URLSearchParams(url?.split("?")[1]).get("locale");
  return isLocale(asked) ? asked : negotiateLocale(headers["accept-language"]);
}
