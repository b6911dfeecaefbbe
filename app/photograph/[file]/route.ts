import { findImage } from "@/lib/campaign";
import { isDatabaseUnavailable } from "@/lib/db";

type Context = { params: Promise<{ file: string }> };

/**
 * The campaign's photograph. Its name is the hash of its content, so it never changes; what an
 * upload holds is never anything but an image to a browser.
 */
export async function GET(request: Request, { params }: Context): Promise<Response> {
  const { file } = await params;
  try {
    const image = await findImage(file);
    if (!image) return new Response("404 Not Found\n", { status: 404 });
    const headers = {
      "cache-control": "public, max-age=31536000, immutable",
      etag: `"${file}"`,
      "content-security-policy": "default-src 'none'; sandbox",
      "content-disposition": "inline",
    };
    if (request.headers.get("if-none-match") === `"${file}"`) {
      return new Response(null, { status: 304, headers });
    }
    return new Response(image.bytes, {
      headers: { ...headers, "content-type": image.mediaType },
    });
  } catch (error) {
    if (!isDatabaseUnavailable(error)) throw error;
    return new Response("503 Service Unavailable\n", {
      status: 503,
      headers: { "retry-after": "30", "cache-control": "no-store" },
    });
  }
}
