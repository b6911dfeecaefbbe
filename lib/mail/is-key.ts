const identifier = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** Whether a text from outside can be a key at all; the database would throw. */
export function isKey(text: string): boolean {
  return identifier.test(text);
}
