import { createTranslator } from "use-intl/core";
import type { Locale } from "@/lib/i18n/schema";
import en from "@/lib/i18n/messages/en.json";
import ru from "@/lib/i18n/messages/ru.json";
import type { ApiFieldError } from "@/lib/forms/schema";

const messages = { en, ru };

/** Problems of the API that are not about a field. */
export type ProblemCode = keyof (typeof en)["problems"];

type Details = {
  status: number;
  code: ProblemCode;
  locale: Locale;
  errors?: ApiFieldError[];
  headers?: Record<string, string>;
};

/** An error of the API as `application/problem+json` (RFC 9457), its words in `locale`. */
export function problem({ status, code, locale, errors, headers }: Details): Response {
  const t = createTranslator({ locale, messages: messages[locale], namespace: "problems" });
  const body = {
    type: "about:blank",
    title: t(code),
    status,
    code,
    errors: (errors ?? []).map((error) => describe(error, locale)),
  };
  return new Response(JSON.stringify(body), {
    status,
    headers: {
      "content-type": "application/problem+json",
      "content-language": locale,
      "cache-control": "no-store",
      "access-control-allow-origin": "*",
      ...headers,
    },
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
