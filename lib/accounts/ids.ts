const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** Whether a value from outside may be asked for in the database at all. */
export function isUuid(value: string): boolean {
  return uuid.test(value);
}
