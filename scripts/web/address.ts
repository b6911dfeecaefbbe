/**
 * The path and query that a request line asks for, or null for one that means nothing:
 * broken percent-encoding, NUL, no path. A whole URL, as a proxy's client sends it,
 * counts by its path.
 */
export function readTarget(target: string | undefined): { path: string; query: string } | null {
  const local = (target ?? "").replace(/^https?:\/\/[^/?#]*/i, "") || "/";
  const cut = local.indexOf("?");
  const path = cut < 0 ? local : local.slice(0, cut);
  if (!path.startsWith("/") || path.startsWith("//") || /[\\#]|%00/.test(path)) return null;
  try {
    decodeURIComponent(path);
  } catch {
    return null;
  }
  return { path, query: cut < 0 ? "" : local.slice(cut) };
}
