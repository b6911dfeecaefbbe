import { answerOutage } from "@/app/_edge/outage";
import { readPost } from "@/app/_edge/read-post";
import { redirectTo } from "@/app/_edge/redirect";
import { isDatabaseUnavailable } from "@/lib/db";
import { parseTyped, type FormFields } from "@/lib/forms/schema";
import { type Locale, toLocale } from "@/lib/i18n/schema";
import { paths } from "@/lib/paths";
import { changeSignature, stopUpdates, withdrawSignature } from "@/lib/signing";
import { parseChange, type ChangeOutcome } from "@/lib/signing/schema";

type Context = { params: Promise<{ locale: string; token: string }> };

/** The buttons of one's own page: change, stop the news, withdraw. */
export async function POST(request: Request, { params }: Context): Promise<Response> {
  const { locale: segment, token } = await params;
  const locale = toLocale(segment);
  const path = paths.signature(locale, token);
  const post = await readPost(request, { locale, path });
  if (post.outcome === "refused") return post.answer;
  const { fields, typed, showAgain } = post;
  const { decision, revision } = fields.first;
  try {
    if (decision === "withdraw") return await withdraw(token, locale);
    if (decision === "stop-updates") return await stop(token, locale);
    if (decision !== "change") return redirectTo(path);
    const result = await change(token, fields);
    switch (result.outcome) {
      case "changed":
        return redirectTo(paths.signature(locale, token, { done: "saved" }));
      case "waiting":
        return redirectTo(paths.signature(locale, token, { done: "waiting" }));
      case "overtaken":
        return await showAgain(409, { notice: "overtaken" });
      case "invalid":
        return await showAgain(422, { errors: result.errors });
      case "expired":
      case "unknown_link":
        return redirectTo(path);
    }
  } catch (error) {
    if (!isDatabaseUnavailable(error)) throw error;
    return answerOutage(request, { locale, path, typed: { ...typed, decision, revision }, error });
  }
}

/** Who lands here by a reload is sent to the page. */
export async function GET(_request: Request, { params }: Context): Promise<Response> {
  const { locale, token } = await params;
  return redirectTo(paths.signature(toLocale(locale), token));
}

async function change(token: string, fields: FormFields): Promise<ChangeOutcome> {
  const parsed = parseTyped(fields, parseChange);
  if (!parsed.ok) return { outcome: "invalid", errors: parsed.errors };
  return changeSignature(token, parsed.value, { now: new Date() });
}

async function withdraw(token: string, locale: Locale): Promise<Response> {
  const { outcome } = await withdrawSignature(token, { now: new Date() });
  // Of one that was invalid the page itself says that it is erased.
  const isDone = outcome === "withdrawn";
  return redirectTo(isDone ? paths.withdrawn(locale) : paths.signature(locale, token));
}

async function stop(token: string, locale: Locale): Promise<Response> {
  const { outcome } = await stopUpdates(token, { now: new Date() });
  const query = outcome === "stopped" ? { done: "stopped" } : {};
  return redirectTo(paths.signature(locale, token, query));
}
