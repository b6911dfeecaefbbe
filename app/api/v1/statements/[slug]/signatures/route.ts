import { answering, messageLocale, refuseMethod } from "@/app/_edge/api";
import { networkOf } from "@/app/_edge/network";
import { problem } from "@/app/_edge/problem";
import { settled } from "@/app/_edge/settled";
import { readBody, signByCall, type PostContext } from "@/lib/forms";
import { isJson, signCallAccepted } from "@/lib/forms/schema";
import type { Locale } from "@/lib/i18n/schema";
import { findSignable } from "@/lib/statements";

type Context = { params: Promise<{ slug: string }> };

/** Signs by JSON: the same rules and the same silence about who signed as the form (contract, JSON API). */
export function POST(request: Request, { params }: Context): Promise<Response> {
  return answering(request, async () => {
    const { slug } = await params;
    const said = messageLocale(request);
    const type = request.headers.get("content-type") ?? "";
    if (!isJson(type)) return problem({ status: 415, code: "unsupported_type", locale: said });
    const body = await readBody(request);
    if (!body) return problem({ status: 413, code: "too_large", locale: said });
    return sign(body, { slug, locale: said, network: networkOf(request) });
  });
}

async function sign(body: Uint8Array, context: PostContext): Promise<Response> {
  const result = await settled(() => signByCall(body, context, { now: new Date() }));
  const { locale } = result;
  switch (result.outcome) {
    case "awaiting_confirmation":
      return new Response(signCallAccepted.body, signCallAccepted);
    case "not_json":
      return problem({ status: 422, code: "not_json", locale });
    case "invalid": {
      if (!(await findSignable(context.slug))) return unknownStatement(locale);
      return problem({ status: 422, code: "invalid", locale, errors: result.errors });
    }
    case "unknown_statement":
      return unknownStatement(locale);
    case "closed":
      return problem({ status: 409, code: "closed", locale });
    case "text_changed":
      return problem({ status: 409, code: "text_changed", locale });
    case "limited": {
      const headers = { "retry-after": String(result.retryAfterSeconds) };
      return problem({ status: 429, code: "limited", locale, headers });
    }
  }
}

function unknownStatement(locale: Locale): Response {
  return problem({ status: 404, code: "unknown_statement", locale });
}

export const GET = refuseMethod("POST");
