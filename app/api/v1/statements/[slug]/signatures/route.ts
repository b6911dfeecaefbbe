import { answering, messageLocale } from "@/app/_edge/api";
import { problem, type ApiFieldError } from "@/app/_edge/problem";
import { readBody } from "@/app/_edge/read-form";
import { isLocale, type Locale } from "@/lib/i18n/schema";
import { signStatement } from "@/lib/signing";
import { parseSignInput } from "@/lib/signing/schema";
import { findSignable } from "@/lib/statements";

type Context = { params: Promise<{ slug: string }> };

/** Signs by JSON: the same rules and the same silence about who signed as the form (contract, JSON API). */
export function POST(request: Request, { params }: Context): Promise<Response> {
  return answering(request, async () => {
    const { slug } = await params;
    const said = messageLocale(request);
    const type = request.headers.get("content-type") ?? "";
    if (!/^application\/(json|[\w.-]+\+json)\b/i.test(type)) {
      return problem({ status: 415, code: "unsupported_type", locale: said });
    }
    const bytes = await readBody(request);
    if (!bytes) return problem({ status: 413, code: "too_large", locale: said });
    const body = parseObject(bytes);
    if (!body) return problem({ status: 422, code: "not_json", locale: said });
    return sign(slug, body, said);
  });
}

async function sign(slug: string, body: Record<string, unknown>, said: Locale) {
  const wrongLocale = body.locale !== undefined && body.locale !== null && !isLocale(body.locale);
  const locale = isLocale(body.locale) ? body.locale : said;
  const input = parseSignInput(body);
  if (!input.ok || wrongLocale) {
    if (!(await findSignable(slug))) return unknownStatement(locale);
    const errors: ApiFieldError[] = [
      ...(input.ok ? [] : input.errors),
      ...(wrongLocale ? [{ field: "locale", code: "choice" } as const] : []),
    ];
    return problem({ status: 422, code: "invalid", locale, errors });
  }
  const result = await signStatement(input.value, { slug, locale }, { now: new Date() });
  switch (result.outcome) {
    case "awaiting_confirmation":
      return Response.json({ status: "check_your_email" }, { status: 202, headers: noStore });
    case "unknown_statement":
      return unknownStatement(locale);
    case "closed":
      return problem({ status: 409, code: "closed", locale });
    case "limited": {
      const headers = { "retry-after": String(result.retryAfterSeconds) };
      return problem({ status: 429, code: "limited", locale, headers });
    }
  }
}

const noStore = { "cache-control": "no-store" };

function unknownStatement(locale: Locale): Response {
  return problem({ status: 404, code: "unknown_statement", locale });
}

/** The body as an object, or null for anything else; JSON is UTF-8 and nothing else (RFC 8259 §8.1). */
function parseObject(bytes: Uint8Array): Record<string, unknown> | null {
  try {
    const value: unknown = JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(bytes));
    const isObject = typeof value === "object" && value !== null && !Array.isArray(value);
    return isObject ? (value as Record<string, unknown>) : null;
  } catch {
    return null;
  }
}
