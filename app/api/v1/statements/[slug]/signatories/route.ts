import { answering, askedLocale, json, messageLocale, refuseMethod } from "@/app/_edge/api";
import { problem } from "@/app/_edge/problem";
import { listNotables, listSignatories } from "@/lib/signatories";
import type { NotableCategory } from "@/lib/signatories/schema";
import { findStatement } from "@/lib/statements";

type Context = { params: Promise<{ slug: string }> };

/** Names that their owners chose to show; notables come with every page (contract, JSON API). */
export function GET(request: Request, { params }: Context): Promise<Response> {
  return answering(request, async () => {
    const { slug } = await params;
    const statement = await findStatement(slug, askedLocale(request));
    if (!statement) {
      return problem({ status: 404, code: "unknown_statement", locale: messageLocale(request) });
    }
    const query = new URL(request.url).searchParams;
    const [q, after] = [query.get("q"), query.get("after")];
    const [notable, page] = await Promise.all([
      listNotables(slug, askedLocale(request) ?? statement.originalLocale, { q }),
      listSignatories(slug, { q, after, limit: readLimit(query.get("limit")) }),
    ]);
    return json({ notable: notable.map(toCategory), ...page });
  });
}

function toCategory({ category, people }: NotableCategory) {
  return {
    category,
    people: people.map(({ name, role, organisation, capacity }) => ({
      name,
      role,
      organisation,
      capacity,
    })),
  };
}

function readLimit(value: string | null): number | undefined {
  return value !== null && /^\d{1,6}$/.test(value) ? Number(value) : undefined;
}

export const POST = refuseMethod("GET, HEAD");
