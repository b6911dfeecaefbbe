import { networkOf } from "@/app/_edge/network";
import { answerOutage } from "@/app/_edge/outage";
import type { FormState } from "@/app/_edge/form-state";
import { redirectTo } from "@/app/_edge/redirect";
import { renderAgain } from "@/app/_edge/render-again";
import { isDatabaseUnavailable } from "@/lib/db";
import { readForm } from "@/lib/forms";
import { parseTyped, typedValues } from "@/lib/forms/schema";
import { defaultLocale, isLocale } from "@/lib/i18n/schema";
import { paths } from "@/lib/paths";
import { requestLinks } from "@/lib/signing";
import { parseEmail } from "@/lib/signing/schema";

type Context = { params: Promise<{ locale: string }> };

/** Asks for the links to one's own signatures: 303 to the same page for every address. */
export async function POST(request: Request, { params }: Context): Promise<Response> {
  const { locale: segment } = await params;
  const locale = isLocale(segment) ? segment : defaultLocale;
  const path = paths.findMySignature(locale);
  const form = await readForm(request);
  const typed = typedValues(form.fields);
  const showAgain = (status: number, problem: Partial<FormState>, headers?: HeadersInit) =>
    renderAgain(request, {
      locale,
      path,
      status,
      headers,
      state: { typed, errors: [], ...problem },
    });
  if (form.outcome !== "read") {
    return showAgain(form.outcome === "too_large" ? 413 : 415, { notice: form.outcome });
  }
  const email = parseTyped(form.fields, parseEmail);
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
  return redirectTo(paths.findMySignature(isLocale(locale) ? locale : defaultLocale));
}
