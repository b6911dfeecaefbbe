/** The visitor's address as the thin server knows it; it drops what visitors say of themselves. */
export function networkOf(request: Request): string | null {
  return request.headers.get("x-forwarded-for");
}
