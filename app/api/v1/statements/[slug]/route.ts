import { answering, askedLocale, json, messageLocale, refuseMethod } from "@/app/_edge/api";
import { problem } from "@/app/_edge/problem";
import { env } from "@/lib/env";
import { paths } from "@/lib/paths";
import { findStatement } from "@/lib/statements";

type Context = { params: Promise<{ slug: string }> };

/** One statement with its text; `sha256` is always that of the original (contract, JSON API). */
export function GET(request: Request, { params }: Context): Promise<Response> {
  return answering(request, async () => {
    const { slug } = await params;
    const statement = await findStatement(slug, askedLocale(request));
    if (!statement) {
      return problem({ status: 404, code: "unknown_statement", locale: messageLocale(request) });
    }
    return json({
      slug,
      title: statement.title,
      locale: statement.textLocale,
      status: statement.status,
      count: statement.count,
      goal: statement.goal,
      url: `${env.publicUrl}${paths.statement(statement.textLocale, slug)}`,
      text: statement.body,
      translation: statement.isTranslation,
      version: statement.version,
      sha256: statement.original.sha256,
      openedAt: statement.openedAt?.toISOString() ?? null,
    });
  });
}

export const POST = refuseMethod("GET, HEAD");
