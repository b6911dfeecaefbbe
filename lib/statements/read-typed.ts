import type { TextFault } from "../forms/schema";

/** What is wrong with a typed value; pages have a sentence for each. */
export type StatementFaultCode =
  | "required"
  | TextFault
  | "demand_elsewhere"
  | "goal"
  | "slug"
  | "slug_reserved"
  | "slug_taken"
  | "fixed"
  | "url"
  | "day"
  | "moment"
  | "past"
  | "order"
  | "already_open"
  | "choice"
  | "own_sister"
  | "notice_needed";

/** One thing to mend; `field` is the control's name, like `title.ru`. */
export type StatementFault = { field: string; code: StatementFaultCode };

export type Checked<Value> = { ok: true; value: Value } | { ok: false; faults: StatementFault[] };

/** Gathers what is wrong while a form is read field by field. */
export class Faults {
  readonly found: StatementFault[] = [];

  add(field: string, code: StatementFaultCode | null): void {
    if (code && !this.found.some((fault) => fault.field === field))
      this.found.push({ field, code });
  }

  check<Value>(value: Value): Checked<Value> {
    return this.found.length ? { ok: false, faults: this.found } : { ok: true, value };
  }
}
