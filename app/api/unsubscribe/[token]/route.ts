import { getTranslations } from "next-intl/server";
import { messageLocale } from "@/app/_edge/api";
import { redirectTo } from "@/app/_edge/redirect";
import { isDatabaseUnavailable } from "@/lib/db";
import { readForm } from "@/lib/forms";
import { paths } from "@/lib/paths";
import { unsubscribe } from "@/lib/signing";

type Context = { params: Promise<{ token: string }> };

/**
 * The one-click POST of a mail program (RFC 8058), which follows no redirect and reads no
 * page. Any token gets the same answer; a body that is not the standard's stops nothing. The
 * mail's language is in its link; links from before it was go by the program's.
 */
export async function POST(request: Request, { params }: Context): Promise<Response> {
  const { token } = await params;
  const t = await getTranslations({ locale: messageLocale(request), namespace: "unsubscribe" });
  const { fields } = await readForm(request);
  if (fields.first["List-Unsubscribe"] !== "One-Click") return say(400, t("oneClickBody"));
  try {
    await unsubscribe(token);
    return say(200, t("oneClickDone"));
  } catch (error) {
    if (!isDatabaseUnavailable(error)) throw error;
    return say(503, t("oneClickLater"), { "retry-after": "30" });
  }
}

/** A person who opens the header's address gets the page with the button; nothing is stopped. */
export async function GET(request: Request, { params }: Context): Promise<Response> {
  return redirectTo(paths.unsubscribe(messageLocale(request), (await params).token));
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
