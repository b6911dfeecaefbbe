import { isDatabaseUnavailable } from "@/lib/db";
import { findPressFile } from "@/lib/deliveries";
import { isLocale } from "@/lib/i18n/schema";

type Context = { params: Promise<{ locale: string; file: string }> };

/** A file for journalists: names and counts, or a text exactly as it is hashed; for everybody. */
export async function GET(_request: Request, { params }: Context): Promise<Response> {
  const { locale, file } = await params;
  try {
    const found = isLocale(locale) ? await findPressFile(file, locale, { now: new Date() }) : null;
    if (!found) return sayPlainly(404, "404 Not Found");
    return new Response(found.body, {
      headers: {
        "content-type": `${found.mediaType}; charset=utf-8`,
        "content-disposition": `attachment; filename="${file}"; filename*=UTF-8''${encodeURIComponent(found.name)}`,
        "cache-control": "public, max-age=0, s-maxage=1, must-revalidate",
      },
    });
  } catch (error) {
    if (!isDatabaseUnavailable(error)) throw error;
    return sayPlainly(503, "503 Service Unavailable", { "retry-after": "30" });
  }
}

function sayPlainly(status: number, text: string, more: Record<string, string> = {}): Response {
  const headers = { "content-type": "text/plain; charset=utf-8", "cache-control": "no-store" };
  return new Response(`${text}\n`, { status, headers: { ...headers, ...more } });
}
