/** What is wrong with a typed value; pages have a sentence for each. */
export type StatementFaultCode =
  | "required"
  | "too_long"
  | "broken"
  | "invisible"
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

/** Signs that hide or turn text; a joiner within a word and a soft hyphen are none. */
const hiding =
  /[\p{Cc}\p{Co}\p{Cs}\p{Zl}\p{Zp}\p{Noncharacter_Code_Point}\u061c\u180e\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb]/u;

/** A line as it is kept: NFC, trimmed, single spaces. */
export function tidyLine(typed: string | undefined): string {
  return (typed ?? "")
    .normalize("NFC")
    .replace(/[\s\p{Zs}]+/gu, " ")
    .trim();
}

/** A text of several lines as it is kept: NFC, trimmed, lines divided by LF alone and without ends of blanks. */
export function tidyText(typed: string | undefined): string {
  return (typed ?? "")
    .normalize("NFC")
    .replace(/\r\n?/g, "\n")
    .split("\n")
    .map((line) => line.replaceAll("\t", "  ").trimEnd())
    .join("\n")
    .trim();
}

/** Why a tidied text cannot be printed; null when it can. `longest` counts as a reader does. */
export function findTextFault(text: string, longest: number): StatementFaultCode | null {
  if (!text.isWellFormed() || text.includes("\ufffd")) return "broken";
  if ([...text].length > longest) return "too_long";
  return hiding.test(text.replaceAll("\n", "")) ? "invisible" : null;
}
