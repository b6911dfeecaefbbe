import { isDatabaseUnavailable } from "@/lib/db";
import { isLocale, negotiateLocale, type Locale } from "@/lib/i18n/schema";
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

/** Runs a handler; while the database is away the answer is 503 and says that nothing was stored. */
export async function answering(
  request: Request,
  handle: () => Promise<Response>,
): Promise<Response> {
  try {
    return await handle();
  } catch (error) {
    if (!isDatabaseUnavailable(error)) throw error;
    const headers = { "retry-after": "30" };
    return problem({ status: 503, code: "unavailable", locale: messageLocale(request), headers });
  }
}
