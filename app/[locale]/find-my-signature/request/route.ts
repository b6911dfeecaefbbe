import { networkOf } from "@/app/_edge/network";
import { answerOutage } from "@/app/_edge/outage";
import { readPost } from "@/app/_edge/read-post";
import { redirectTo } from "@/app/_edge/redirect";
import { isDatabaseUnavailable } from "@/lib/db";
import { parseTyped } from "@/lib/forms/schema";
import { toLocale } from "@/lib/i18n/schema";
import { paths } from "@/lib/paths";
import { requestLinks } from "@/lib/signing";
import { parseEmail } from "@/lib/signing/schema";

type Context = { params: Promise<{ locale: string }> };

/** Asks for the links to one's own signatures: 303 to the same page for every address. */
export async function POST(request: Request, { params }: Context): Promise<Response> {
  const { locale: segment } = await params;
  const locale = toLocale(segment);
  const path = paths.findMySignature(locale);
  const post = await readPost(request, { locale, path });
  if (post.outcome === "refused") return post.answer;
  const { fields, typed, showAgain } = post;
  const email = parseTyped(fields, parseEmail);
  if (!email.ok) return showAgain(422, { errors: email.errors });
  try {
    const network = networkOf(request);
    const result = await requestLinks(email.value, { locale, network }, { now: new Date() });
    if (result.outcome === "on_their_way") return redirectTo(paths.linksOnTheirWay(locale));
    const headers = { "retry-after": String(result.retryAfterSeconds) };
    return await showAgain(429, { notice: "limited" }, headers);
  } catch (error) {
    if (isDatabaseUnavailable(error)) return answerOutage(request, { locale, path, typed, error });
    throw error;
  }
}

/** Who lands here by a reload is sent to the page. */
export async function GET(_request: Request, { params }: Context): Promise<Response> {
  const { locale } = await params;
  return redirectTo(paths.findMySignature(toLocale(locale)));
}
