import { answerOutage } from "@/app/_edge/outage";
import { readForm, type FormFields } from "@/app/_edge/read-form";
import { redirectTo } from "@/app/_edge/redirect";
import { renderAgain } from "@/app/_edge/render-again";
import { parseTyped, typedValues } from "@/app/_edge/typed-form";
import { isDatabaseUnavailable } from "@/lib/db";
import { defaultLocale, isLocale, type Locale } from "@/lib/i18n/schema";
import { paths } from "@/lib/paths";
import { confirmSignature, disownSignature } from "@/lib/signing";
import { parseCorrections, type FieldError } from "@/lib/signing/schema";

type Context = { params: Promise<{ locale: string; token: string }> };

/** The confirm page's buttons: "confirm", with what its reader corrected, and "this wasn't me". */
export async function POST(request: Request, { params }: Context): Promise<Response> {
  const { locale: segment, token } = await params;
  const locale = isLocale(segment) ? segment : defaultLocale;
  const page = paths.confirm(locale, token);
  const form = await readForm(request);
  if (form.outcome !== "read") {
    const state = { typed: {}, errors: [], notice: form.outcome };
    return renderAgain(request, page, state, form.outcome === "too_large" ? 413 : 415);
  }
  const { fields } = form;
  const typed = typedValues(fields);
  try {
    if (fields.first.decision === "not-me") return await disown(token, locale);
    const errors = await confirm(token, fields);
    return Array.isArray(errors)
      ? await renderAgain(request, page, { typed, errors }, 422)
      : redirectTo(errors ? paths.thankYou(locale, errors.statementSlug) : page);
  } catch (error) {
    if (isDatabaseUnavailable(error)) return answerOutage(request, locale, page, typed);
    throw error;
  }
}

/** Who lands here by a reload is sent to the page. */
export async function GET(_request: Request, { params }: Context): Promise<Response> {
  const { locale, token } = await params;
  return redirectTo(paths.confirm(isLocale(locale) ? locale : defaultLocale, token));
}

/** What was confirmed, the errors to mend, or null for a link whose page says why it leads nowhere. */
async function confirm(
  token: string,
  fields: FormFields,
): Promise<{ statementSlug: string } | FieldError[] | null> {
  const hasCorrections = fields.first.visibility !== undefined || fields.tooMany;
  const corrections = hasCorrections ? parseTyped(fields, parseCorrections) : null;
  if (corrections && !corrections.ok) return corrections.errors;
  const result = await confirmSignature(token, corrections?.value ?? null, { now: new Date() });
  switch (result.outcome) {
    case "confirmed":
      return { statementSlug: result.statementSlug };
    case "invalid":
      return result.errors;
    case "expired":
    case "unknown_link":
      return null;
  }
}

async function disown(token: string, locale: Locale): Promise<Response> {
  const result = await disownSignature(token, { now: new Date() });
  const isDone = result.outcome === "disowned";
  return redirectTo(isDone ? paths.notMe(locale) : paths.confirm(locale, token));
}
