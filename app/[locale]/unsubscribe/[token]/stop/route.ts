import { answerOutage } from "@/app/_edge/outage";
import { redirectTo } from "@/app/_edge/redirect";
import { isDatabaseUnavailable } from "@/lib/db";
import { toLocale } from "@/lib/i18n/schema";
import { paths } from "@/lib/paths";
import { unsubscribe } from "@/lib/signing";

type Context = { params: Promise<{ locale: string; token: string }> };

/** The button that stops the news; an unknown link is answered like a known one. */
export async function POST(request: Request, { params }: Context): Promise<Response> {
  const { locale: segment, token } = await params;
  const locale = toLocale(segment);
  try {
    await unsubscribe(token);
    return redirectTo(paths.unsubscribed(locale));
  } catch (error) {
    if (!isDatabaseUnavailable(error)) throw error;
    return answerOutage(request, { locale, path: paths.unsubscribe(locale, token), error });
  }
}

/** Who lands here by a reload is sent to the page. */
export async function GET(_request: Request, { params }: Context): Promise<Response> {
  const { locale, token } = await params;
  return redirectTo(paths.unsubscribe(toLocale(locale), token));
}
