import { answerOutage } from "@/app/_edge/outage";
import type { FormState } from "@/app/_edge/form-state";
import { redirectTo } from "@/app/_edge/redirect";
import { renderAgain } from "@/app/_edge/render-again";
import { settled } from "@/app/_edge/settled";
import { isDatabaseUnavailable } from "@/lib/db";
import { confirmByForm, readForm } from "@/lib/forms";
import { typedValues } from "@/lib/forms/schema";
import { defaultLocale, isLocale, type Locale } from "@/lib/i18n/schema";
import { paths } from "@/lib/paths";
import { disownSignature } from "@/lib/signing";

type Context = { params: Promise<{ locale: string; token: string }> };

/** The confirm page's buttons: "confirm", with what its reader corrected, and "this wasn't me". */
export async function POST(request: Request, { params }: Context): Promise<Response> {
  const { locale: segment, token } = await params;
  const locale = isLocale(segment) ? segment : defaultLocale;
  const path = paths.confirm(locale, token);
  const form = await readForm(request);
  const typed = typedValues(form.fields);
  const showAgain = (status: number, problem: Partial<FormState>) =>
    renderAgain(request, { locale, path, status, state: { typed, errors: [], ...problem } });
  if (form.outcome !== "read") {
    return showAgain(form.outcome === "too_large" ? 413 : 415, { notice: form.outcome });
  }
  try {
    if (form.fields.first.decision === "not-me") return await disown(token, locale);
    const result = await settled(() => confirmByForm(token, form.fields, { now: new Date() }));
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
  return redirectTo(paths.confirm(isLocale(locale) ? locale : defaultLocale, token));
}

async function disown(token: string, locale: Locale): Promise<Response> {
  const result = await disownSignature(token, { now: new Date() });
  const isDone = result.outcome === "disowned";
  return redirectTo(isDone ? paths.notMe(locale) : paths.confirm(locale, token));
}
