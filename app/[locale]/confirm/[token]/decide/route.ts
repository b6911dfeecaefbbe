import { answerOutage } from "@/app/_edge/outage";
import type { FormState } from "@/app/_edge/form-state";
import { readForm, type FormFields } from "@/app/_edge/read-form";
import { redirectTo } from "@/app/_edge/redirect";
import { renderAgain } from "@/app/_edge/render-again";
import { parseTyped, typedValues } from "@/app/_edge/typed-form";
import { isDatabaseUnavailable } from "@/lib/db";
import { defaultLocale, isLocale, type Locale } from "@/lib/i18n/schema";
import { paths } from "@/lib/paths";
import { confirmSignature, disownSignature } from "@/lib/signing";
import { parseCorrections, type ConfirmOutcome } from "@/lib/signing/schema";

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
    const result = await confirm(token, form.fields);
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

/** Confirms with what was corrected, or with null as it was typed first. */
async function confirm(token: string, fields: FormFields): Promise<ConfirmOutcome> {
  const hasCorrections = fields.first.visibility !== undefined || fields.tooMany;
  const corrections = hasCorrections ? parseTyped(fields, parseCorrections) : null;
  if (corrections && !corrections.ok) return { outcome: "invalid", errors: corrections.errors };
  return confirmSignature(token, corrections?.value ?? null, { now: new Date() });
}

async function disown(token: string, locale: Locale): Promise<Response> {
  const result = await disownSignature(token, { now: new Date() });
  const isDone = result.outcome === "disowned";
  return redirectTo(isDone ? paths.notMe(locale) : paths.confirm(locale, token));
}
