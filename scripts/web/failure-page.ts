import type { IncomingMessage, ServerResponse } from "node:http";
import { failureTexts } from "@/components/site/failure-texts";
import { toLocale, type Locale } from "@/lib/i18n/locales";
import { makePlainPage } from "./plain-page";

/**
 * Replaces the body of a page that failed by a page of words: what Next sends then is empty
 * until a script has run, and many of our visitors run none. Only pages (not the API, not
 * parts of a page that a script asked for), and only when nothing has been sent yet.
 */
export function replaceFailedPage(request: IncomingMessage, response: ServerResponse): void {
  const isPage = request.method === "GET" && !request.headers.rsc;
  if (!isPage || !/\btext\/html\b|\*\/\*|^$/.test(request.headers.accept ?? "")) return;
  if (request.url?.startsWith("/api/")) return;
  const { writeHead, end } = response;
  response.writeHead = function (this: ServerResponse, status: number, ...rest: never[]) {
    if (status !== 500) return writeHead.call(this, status, ...rest);
    const page = makePage(localeOf(request.url));
    response.write = () => true;
    response.end = function (this: ServerResponse) {
      return end.call(this, page, "utf8");
    } as typeof end;
    for (const name of ["content-encoding", "transfer-encoding", "etag"]) {
      response.removeHeader(name);
    }
    const headers = {
      "content-type": "text/html; charset=utf-8",
      "content-length": Buffer.byteLength(page),
      "cache-control": "no-store",
    };
    return writeHead.call(this, 500, headers as never);
  } as typeof writeHead;
}

function localeOf(url = ""): Locale {
  return toLocale(url.split(/[/?]/)[1]);
}

function makePage(locale: Locale): string {
  const { title, text, retry } = failureTexts[locale];
  return makePlainPage({ locale, title, body: `<p>${text}</p><p><a href="">${retry}</a></p>` });
}
