/**
 * Which version of a statement somebody read, as a hidden control or a call says; null where it
 * is absent or odd, which refuses nobody.
 */
export function readVersion(said: unknown): number | null {
  const text = typeof said === "number" ? String(said) : said;
  return typeof text === "string" && /^[1-9]\d{0,8}$/.test(text) ? Number(text) : null;
}
