import { isLocale, type Locale } from "../i18n/schema";
import { signStatement } from "../signing";
import { parseSignInput, readSource, readVersion, type Visitor } from "../signing/schema";
import type { ApiFieldError, SignCallOutcome } from "./schema";
import type { PostContext } from "./sign-post";

/**
 * Signs with the body of an API call. `locale` of the context is what its headers ask for and
 * holds where the body names none; the answer says which one held.
 */
export async function signByCall(
  body: Uint8Array,
  { slug, locale: said, network }: PostContext,
  { now }: { now: Date },
): Promise<SignCallOutcome & { locale: Locale }> {
  const fields = parseObject(body);
  if (!fields) return { outcome: "not_json", locale: said };
  const named = fields.locale ?? null;
  const locale = isLocale(named) ? named : said;
  const input = parseSignInput(fields);
  const isWrongLocale = named !== null && !isLocale(named);
  if (!input.ok || isWrongLocale) {
    const errors: ApiFieldError[] = input.ok ? [] : [...input.errors];
    if (isWrongLocale) errors.push({ field: "locale", code: "choice" });
    return { outcome: "invalid", errors, locale };
  }
  const visitor = visitorOf(fields, network);
  return { ...(await signStatement(input.value, { slug, locale, visitor }, { now })), locale };
}

function visitorOf(
  { proof: said, source, version }: Record<string, unknown>,
  network: string | null,
): Visitor {
  const proof = typeof said === "string" ? said : null;
  const isForm = { formMadeAt: null, trap: null, isApi: true };
  return {
    network,
    proof,
    ...isForm,
    source: readSource(source),
    readVersion: readVersion(version),
  };
}

const decoder = new TextDecoder("utf-8", { fatal: true });

/** The body as an object, or null for anything else; JSON is UTF-8 and nothing else (RFC 8259 §8.1). */
function parseObject(bytes: Uint8Array): Record<string, unknown> | null {
  try {
    const value: unknown = JSON.parse(decoder.decode(bytes));
    const isObject = typeof value === "object" && value !== null && !Array.isArray(value);
    return isObject ? (value as Record<string, unknown>) : null;
  } catch {
    return null;
  }
}
