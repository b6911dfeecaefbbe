import { createTranslator } from "use-intl/core";
import type { Locale } from "../i18n/schema";
import en from "../i18n/messages/en.json" with { type: "json" };
import ru from "../i18n/messages/ru.json" with { type: "json" };
import type { ApiFieldError } from "./schema";

const messages = { en, ru };

/** Problems of the API that are not about a field. */
export type ProblemCode = keyof (typeof en)["problems"];

export type Problem = {
  status: number;
  code: ProblemCode;
  locale: Locale;
  errors?: ApiFieldError[];
};

/** What every error of the API says besides its body. */
export function problemHeaders(locale: Locale): Record<string, string> {
  return {
    "content-type": "application/problem+json",
    "content-language": locale,
    "cache-control": "no-store",
    "access-control-allow-origin": "*",
  };
}

/** An error of the API as `application/problem+json` (RFC 9457), its words in `locale`. */
export function problemBody({ status, code, locale, errors = [] }: Problem): string {
  const t = createTranslator({ locale, messages: messages[locale], namespace: "problems" });
  return JSON.stringify({
    type: "about:blank",
    title: t(code),
    status,
    code,
    errors: errors.map((error) => describe(error, locale)),
  });
}

function describe(error: ApiFieldError, locale: Locale) {
  return { field: error.field, code: error.code, message: fieldMessage(error, locale) };
}

/** The same words that the form shows. */
function fieldMessage({ field, code }: ApiFieldError, locale: Locale): string {
  const t = createTranslator({ locale, messages: messages[locale], namespace: "errors" });
  const key = `${field}.${code}` as Parameters<typeof t>[0];
  return t.has(key) ? t(key) : t("other");
}
