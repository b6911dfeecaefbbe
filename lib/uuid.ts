const uuid = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** Whether a text from outside can be a row's id at all: the database would throw at anything else. */
export function isUuid(text: string): boolean {
  return uuid.test(text);
}
