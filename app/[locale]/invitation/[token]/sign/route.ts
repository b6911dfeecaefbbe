import { answerOutage } from "@/app/_edge/outage";
import { networkOf } from "@/app/_edge/network";
import { readPost } from "@/app/_edge/read-post";
import { redirectTo } from "@/app/_edge/redirect";
import { isDatabaseUnavailable } from "@/lib/db";
import { visitorOf } from "@/lib/forms";
import { parseInvited } from "@/lib/forms/schema";
import { toLocale } from "@/lib/i18n/schema";
import { paths } from "@/lib/paths";
import { signAsInvited } from "@/lib/signatories";

type Context = { params: Promise<{ locale: string; token: string }> };

/** An invitation's form: as the sign form's post, and the invited may sign on behalf of an organisation. */
export async function POST(request: Request, { params }: Context): Promise<Response> {
  const { locale: segment, token } = await params;
  const locale = toLocale(segment);
  const path = paths.invitation(locale, token);
  const post = await readPost(request, { locale, path });
  if (post.outcome === "refused") return post.answer;
  const { typed, showAgain } = post;
  const input = parseInvited(post.fields);
  if (!input.ok) return showAgain(422, { errors: input.errors });
  const place = { locale, visitor: visitorOf(post.fields, networkOf(request)) };
  try {
    const result = await signAsInvited(token, input.value, place, { now: new Date() });
    switch (result.outcome) {
      case "awaiting_confirmation":
        return redirectTo(paths.checkYourEmail(locale));
      case "closed":
        return await showAgain(409, { notice: "closed" });
      case "text_changed":
        return await showAgain(409, { notice: "text_changed" });
      case "limited": {
        const headers = { "retry-after": String(result.retryAfterSeconds) };
        return await showAgain(429, { notice: "limited" }, headers);
      }
      default:
        // The page says what has become of the invitation.
        return redirectTo(path);
    }
  } catch (error) {
    if (isDatabaseUnavailable(error)) {
      const again = paths.invitationHandler(locale, token);
      return answerOutage(request, { locale, path: again, typed, error });
    }
    throw error;
  }
}

/** The form's address is the page's own; who lands here by a reload is sent to it. */
export async function GET(_request: Request, { params }: Context): Promise<Response> {
  const { locale, token } = await params;
  return redirectTo(paths.invitation(toLocale(locale), token));
}
