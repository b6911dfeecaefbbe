/** The visitor's address as the thin server knows it; it drops what visitors say of themselves. */
export function networkOf(request: { headers: Pick<Headers, "get"> }): string | null {
  return request.headers.get("x-forwarded-for");
}
