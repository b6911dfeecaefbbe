import { answerOutage } from "@/app/_edge/outage";
import { readPost } from "@/app/_edge/read-post";
import { redirectTo } from "@/app/_edge/redirect";
import { settled } from "@/app/_edge/settled";
import { networkOf } from "@/app/_edge/network";
import { isDatabaseUnavailable } from "@/lib/db";
import { signByForm } from "@/lib/forms";
import { toLocale } from "@/lib/i18n/schema";
import { paths } from "@/lib/paths";

type Context = { params: Promise<{ locale: string; slug: string }> };

/** The sign form's post (contract, "The sign form"): 303 for every accepted address, or the page again. */
export async function POST(request: Request, { params }: Context): Promise<Response> {
  const { locale: segment, slug } = await params;
  const locale = toLocale(segment);
  const path = paths.statement(locale, slug);
  const post = await readPost(request, { locale, path });
  if (post.outcome === "refused") return post.answer;
  const { fields, typed, showAgain } = post;
  const context = { slug, locale, network: networkOf(request) };
  try {
    const result = await settled(() => signByForm(fields, context, { now: new Date() }));
    switch (result.outcome) {
      case "invalid":
        return await showAgain(422, { errors: result.errors });
      case "awaiting_confirmation":
        return redirectTo(paths.checkYourEmail(locale));
      case "unknown_statement":
        return redirectTo(path);
      case "closed":
        return await showAgain(409, { notice: "closed" });
      case "text_changed":
        return await showAgain(409, { notice: "text_changed" });
      case "limited": {
        const headers = { "retry-after": String(result.retryAfterSeconds) };
        return await showAgain(429, { notice: "limited" }, headers);
      }
    }
  } catch (error) {
    if (isDatabaseUnavailable(error)) return answerOutage(request, { locale, path, typed, error });
    throw error;
  }
}

/** The form's address is the page's own; who lands here by a reload is sent to it. */
export async function GET(_request: Request, { params }: Context): Promise<Response> {
  const { locale, slug } = await params;
  return redirectTo(paths.statement(toLocale(locale), slug));
}
