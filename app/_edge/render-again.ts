import { env } from "@/lib/env";
import type { Locale } from "@/lib/i18n/schema";
import { localOrigin } from "@/lib/paths";
import { formStateHeader, keepFormState, type FormState } from "./form-state";
import { findNonce } from "./nonce";
import { answerOutage } from "./outage";

type Again = {
  locale: Locale;
  path: string;
  state: FormState;
  status: number;
  headers?: HeadersInit;
};

/**
 * Answers a post with the page it came from, everything typed still in it. Next lets a
 * route handler neither render a page nor a page set a status, so the handler asks this
 * same process for the page over loopback (docs/decisions/0005). When the page cannot be made
 * just now, the outage's own page keeps what was typed.
 */
export async function renderAgain(request: Request, again: Again): Promise<Response> {
  const { locale, path, state, status, headers } = again;
  const page = await fetch(new URL(path, localOrigin(env)), {
    headers: { [formStateHeader]: keepFormState(state), accept: "text/html" },
    redirect: "manual",
  });
  const isThere = page.ok && !page.headers.has("retry-after");
  if (!isThere && page.status !== 404) return answerOutage(request, { locale, path, ...state });
  const html = await page.text();
  return new Response(withNonceOf(request, page, html), {
    status: page.ok ? status : page.status,
    headers: {
      "content-type": "text/html; charset=utf-8",
      "cache-control": "no-store",
      ...Object.fromEntries(new Headers(headers)),
    },
  });
}

/** The inner page was made with a nonce of its own; this answer's header carries another. */
function withNonceOf(request: Request, page: Response, html: string): string {
  const outer = findNonce(request.headers);
  const inner = findNonce(page.headers);
  return outer && inner ? html.replaceAll(inner, outer) : html;
}
