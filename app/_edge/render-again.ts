import { env } from "@/lib/env";
import { formStateHeader, keepFormState, type FormState } from "./form-state";

/**
 * Answers a post with the page it came from, everything typed still in it. Next lets a
 * route handler neither render a page nor a page set a status, so the handler asks this
 * same process for the page over loopback (docs/decisions/0005).
 */
export async function renderAgain(
  request: Request,
  path: string,
  state: FormState,
  status: number,
): Promise<Response> {
  const page = await fetch(new URL(path, ownOrigin()), {
    headers: { [formStateHeader]: keepFormState(state), accept: "text/html" },
    redirect: "manual",
  });
  const html = await page.text();
  return new Response(withNonceOf(request, page, html), {
    status: page.ok ? status : page.status,
    headers: { "content-type": "text/html; charset=utf-8", "cache-control": "no-store" },
  });
}

/** The inner page was made with a nonce of its own; this answer's header carries another. */
function withNonceOf(request: Request, page: Response, html: string): string {
  const outer = findNonce(request.headers);
  const inner = findNonce(page.headers);
  return outer && inner ? html.replaceAll(inner, outer) : html;
}

function findNonce(headers: Headers): string | undefined {
  return /'nonce-([^']+)'/.exec(headers.get("content-security-policy") ?? "")?.[1];
}

function ownOrigin(): string {
  const host = ["0.0.0.0", "::", ""].includes(env.host) ? "127.0.0.1" : env.host;
  return `http://${host.includes(":") ? `[${host}]` : host}:${env.port}`;
}
