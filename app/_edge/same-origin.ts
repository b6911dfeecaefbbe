import { env } from "@/lib/env";

/**
 * True unless a browser says that the post came from another site's page. Requests without
 * either header (old browsers, scripts) pass: they carry no cookie that a browser added.
 */
export function isSameOrigin({ headers }: { headers: Pick<Headers, "get"> }): boolean {
  const site = headers.get("sec-fetch-site");
  if (site) return site === "same-origin" || site === "none";
  const origin = headers.get("origin");
  return origin === null || origin === env.publicUrl || origin === hostOrigin(headers);
}

function hostOrigin(headers: Pick<Headers, "get">): string | null {
  const host = headers.get("host");
  return host ? `${new URL(env.publicUrl).protocol}//${host}` : null;
}
