import { env } from "@/lib/env";

/**
 * True unless a browser says that the post came from another site's page. Requests without
 * either header (old browsers, scripts) pass: they carry no cookie that a browser added.
 */
export function isSameOrigin(request: Request): boolean {
  const site = request.headers.get("sec-fetch-site");
  if (site) return site === "same-origin" || site === "none";
  const origin = request.headers.get("origin");
  return origin === null || origin === env.publicUrl || origin === hostOrigin(request);
}

function hostOrigin(request: Request): string | null {
  const host = request.headers.get("host");
  return host ? `${new URL(env.publicUrl).protocol}//${host}` : null;
}
