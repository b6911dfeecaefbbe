/** The values of a query that is put together from parts. */
export class SqlValues {
  readonly list: unknown[] = [];

  /** Takes a value and returns its placeholder. */
  add(value: unknown): string {
    this.list.push(value);
    return `$${this.list.length}`;
  }
}
