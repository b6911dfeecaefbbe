import { isDatabaseUnavailable, isOutcomeUnknown } from "@/lib/db";
import { isLocale, negotiateLocale, type Locale } from "@/lib/i18n/schema";
import { describeError, log } from "@/lib/log";
import { problem } from "./problem";

/** Anybody's page may read the public numbers and names; no cookie is ever looked at. */
const openToAll = {
  "access-control-allow-origin": "*",
  "cache-control": "no-cache",
  "content-type": "application/json; charset=utf-8",
};

/** A successful answer of the API's reading part. */
export function json(body: unknown): Response {
  return new Response(JSON.stringify(body), { headers: openToAll });
}

/** The language that a call asks for with `?locale=`; null leaves each text in its original. */
export function askedLocale(request: Request): Locale | null {
  const asked = new URL(request.url).searchParams.get("locale");
  return isLocale(asked) ? asked : null;
}

/** The language of error messages. */
export function messageLocale(request: Request): Locale {
  return askedLocale(request) ?? negotiateLocale(request.headers.get("accept-language"));
}

/**
 * Runs a handler. While the database is away the answer is 503 and says whether something may
 * have been stored; a bug is a 500 in the API's own form, and a line in the log.
 */
export async function answering(
  request: Request,
  handle: () => Promise<Response>,
): Promise<Response> {
  const locale = messageLocale(request);
  try {
    return await handle();
  } catch (error) {
    if (!isDatabaseUnavailable(error)) {
      log.error("api_failed", { error: describeError(error) });
      return problem({ status: 500, code: "internal", locale });
    }
    const code = isOutcomeUnknown(error) ? "unsure" : "unavailable";
    return problem({ status: 503, code, locale, headers: { "retry-after": "30" } });
  }
}

/** Answers a method that an address of the API does not have, in the API's own form. */
export function refuseMethod(allow: "GET, HEAD" | "POST") {
  return (request: Request): Response =>
    problem({
      status: 405,
      code: "wrong_method",
      locale: messageLocale(request),
      headers: { allow },
    });
}
