import { negotiateLocale } from "@/lib/i18n/schema";
import { paths } from "@/lib/paths";

/** The bare address: to the campaign's home in the visitor's language (307). */
export function GET(request: Request): Response {
  const locale = negotiateLocale(request.headers.get("accept-language"));
  return new Response(null, {
    status: 307,
    headers: { location: paths.home(locale), vary: "accept-language" },
  });
}
