import { answering, askedLocale, json, refuseMethod } from "@/app/_edge/api";
import { env } from "@/lib/env";
import { paths } from "@/lib/paths";
import { countCampaign, listStatements } from "@/lib/statements";
import type { StatementSummary } from "@/lib/statements/schema";

/** All statements with exact counts, and the total that counts a person once (contract, JSON API). */
export function GET(request: Request): Promise<Response> {
  return answering(request, async () => {
    const [statements, total] = await Promise.all([
      listStatements(askedLocale(request)),
      countCampaign(),
    ]);
    return json({ statements: statements.map(toEntry), total });
  });
}

function toEntry({ slug, title, textLocale, status, count, goal }: StatementSummary) {
  const url = `${env.publicUrl}${paths.statement(textLocale, slug)}`;
  return { slug, title, locale: textLocale, status, count, goal, url };
}

export const POST = refuseMethod("GET, HEAD");
