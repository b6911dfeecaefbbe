import { redirectTo } from "@/app/_edge/redirect";
import { isDatabaseUnavailable } from "@/lib/db";
import { readForm } from "@/lib/forms";
import { defaultLocale } from "@/lib/i18n/schema";
import { paths } from "@/lib/paths";
import { unsubscribe } from "@/lib/signing";

type Context = { params: Promise<{ token: string }> };

/**
 * The one-click POST of a mail program (RFC 8058), which follows no redirect and reads no
 * page. Any token gets the same answer; a body that is not the standard's stops nothing.
 */
export async function POST(request: Request, { params }: Context): Promise<Response> {
  const { token } = await params;
  const { fields } = await readForm(request);
  if (fields.first["List-Unsubscribe"] !== "One-Click") {
    return say(400, "The body must be List-Unsubscribe=One-Click.");
  }
  try {
    await unsubscribe(token);
    return say(200, "No more news will be sent to this address.");
  } catch (error) {
    if (!isDatabaseUnavailable(error)) throw error;
    return say(503, "Please try again in a minute.", { "retry-after": "30" });
  }
}

/** A person who opens the header's address gets the page with the button; nothing is stopped. */
export async function GET(_request: Request, { params }: Context): Promise<Response> {
  return redirectTo(paths.unsubscribe(defaultLocale, (await params).token));
}

function say(status: number, text: string, headers: Record<string, string> = {}): Response {
  return new Response(`${text}\n`, {
    status,
    headers: {
      "content-type": "text/plain; charset=utf-8",
      "cache-control": "no-store",
      ...headers,
    },
  });
}
