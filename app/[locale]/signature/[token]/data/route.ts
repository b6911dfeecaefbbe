import { redirectTo } from "@/app/_edge/redirect";
import { isDatabaseUnavailable } from "@/lib/db";
import { countDeliveriesOf } from "@/lib/deliveries";
import { toLocale } from "@/lib/i18n/schema";
import { paths } from "@/lib/paths";
import { collectOwnData } from "@/lib/signing";

type Context = { params: Promise<{ locale: string; token: string }> };

/** Everything that is stored about a signature as a file to keep; a dead link leads to the page that says so. */
export async function GET(_request: Request, { params }: Context): Promise<Response> {
  const { locale: segment, token } = await params;
  const page = paths.signature(toLocale(segment), token);
  try {
    const found = await collectOwnData(token, { now: new Date() });
    if (found.outcome !== "found") return redirectTo(page);
    const handOvers = await countDeliveriesOf(found.data.signature.id);
    return new Response(`${JSON.stringify({ ...found.data, handOvers }, null, 2)}\n`, {
      headers: {
        "content-type": "application/json; charset=utf-8",
        "content-disposition": 'attachment; filename="signature.json"',
        "cache-control": "no-store",
        "x-robots-tag": "noindex",
      },
    });
  } catch (error) {
    // The page says what is the matter, in its reader's language.
    if (isDatabaseUnavailable(error)) return redirectTo(page);
    throw error;
  }
}
