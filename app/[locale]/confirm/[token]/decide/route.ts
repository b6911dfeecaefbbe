import { answerOutage } from "@/app/_edge/outage";
import { readPost } from "@/app/_edge/read-post";
import { redirectTo } from "@/app/_edge/redirect";
import { settled } from "@/app/_edge/settled";
import { isDatabaseUnavailable } from "@/lib/db";
import { confirmByForm } from "@/lib/forms";
import { type Locale, toLocale } from "@/lib/i18n/schema";
import { paths } from "@/lib/paths";
import { disownSignature } from "@/lib/signing";

type Context = { params: Promise<{ locale: string; token: string }> };

/** The confirm page's buttons: "confirm", with what its reader corrected, and "this wasn't me". */
export async function POST(request: Request, { params }: Context): Promise<Response> {
  const { locale: segment, token } = await params;
  const locale = toLocale(segment);
  const path = paths.confirm(locale, token);
  const post = await readPost(request, { locale, path });
  if (post.outcome === "refused") return post.answer;
  const { fields, typed, showAgain } = post;
  try {
    if (fields.first.decision === "not-me") return await disown(token, locale);
    const result = await settled(() => confirmByForm(token, fields, { now: new Date() }));
    switch (result.outcome) {
      case "confirmed":
        return redirectTo(paths.thankYou(locale, result.statementSlug));
      case "invalid":
        return await showAgain(422, { errors: result.errors });
      case "expired":
      case "unknown_link":
        return redirectTo(path);
    }
  } catch (error) {
    if (isDatabaseUnavailable(error)) return answerOutage(request, { locale, path, typed, error });
    throw error;
  }
}

/** Who lands here by a reload is sent to the page. */
export async function GET(_request: Request, { params }: Context): Promise<Response> {
  const { locale, token } = await params;
  return redirectTo(paths.confirm(toLocale(locale), token));
}

async function disown(token: string, locale: Locale): Promise<Response> {
  const result = await disownSignature(token, { now: new Date() });
  const isDone = result.outcome === "disowned";
  return redirectTo(isDone ? paths.notMe(locale) : paths.confirm(locale, token));
}
