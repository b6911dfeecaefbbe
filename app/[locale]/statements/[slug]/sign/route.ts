import { answerOutage } from "@/app/_edge/outage";
import type { FormState } from "@/app/_edge/form-state";
import { redirectTo } from "@/app/_edge/redirect";
import { renderAgain } from "@/app/_edge/render-again";
import { settled } from "@/app/_edge/settled";
import { networkOf } from "@/app/_edge/network";
import { isDatabaseUnavailable } from "@/lib/db";
import { readForm, signByForm } from "@/lib/forms";
import { typedValues } from "@/lib/forms/schema";
import { defaultLocale, isLocale } from "@/lib/i18n/schema";
import { paths } from "@/lib/paths";

type Context = { params: Promise<{ locale: string; slug: string }> };

/** The sign form's post (contract, "The sign form"): 303 for every accepted address, or the page again. */
export async function POST(request: Request, { params }: Context): Promise<Response> {
  const { locale: segment, slug } = await params;
  const locale = isLocale(segment) ? segment : defaultLocale;
  const path = paths.statement(locale, slug);
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

  const context = { slug, locale, network: networkOf(request) };
  try {
    const result = await settled(() => signByForm(form.fields, context, { now: new Date() }));
    switch (result.outcome) {
      case "invalid":
        return await showAgain(422, { errors: result.errors });
      case "awaiting_confirmation":
        return redirectTo(paths.checkYourEmail(locale));
      case "unknown_statement":
        return redirectTo(path);
      case "closed":
        return await showAgain(409, { notice: "closed" });
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
  return redirectTo(paths.statement(isLocale(locale) ? locale : defaultLocale, slug));
}
