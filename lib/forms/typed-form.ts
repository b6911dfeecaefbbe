import {
  signFields,
  type FieldError,
  type Parsed,
  type SignField,
  type TypedValues,
} from "../signing/schema";
import type { FormFields } from "./form-fields";

const checkboxes: readonly SignField[] = ["personalCapacity", "consent", "updates"];

/** What the person typed into the sign form's controls, to be shown again unchanged. */
export function typedValues({ first }: FormFields): TypedValues {
  const given = signFields.filter((field) => first[field] !== undefined);
  return Object.fromEntries(given.map((field) => [field, first[field]]));
}

/**
 * Runs a form's fields through the domain's parser: `on` becomes true, an absent checkbox
 * false, and what is wrong with the form itself (a field twice, a file, too many fields)
 * joins the parser's errors.
 */
export function parseTyped<T>(
  fields: FormFields,
  parse: (raw: Record<string, unknown>) => Parsed<T>,
): Parsed<T> {
  const faults = findFaults(fields);
  const parsed = parse(toRaw(fields));
  if (parsed.ok) return faults.length ? { ok: false, errors: faults } : parsed;
  const faulty = new Set(faults.map(({ field }) => field));
  return {
    ok: false,
    errors: [...faults, ...parsed.errors.filter(({ field }) => !faulty.has(field))],
  };
}

function toRaw({ first }: FormFields): Record<string, unknown> {
  const raw: Record<string, unknown> = { ...first };
  for (const box of checkboxes) {
    if (first[box] === "on") raw[box] = true;
    else if (!first[box]) raw[box] = undefined;
  }
  return raw;
}

function findFaults({ repeated, files, tooMany }: FormFields): FieldError[] {
  const perField = signFields.flatMap((field): FieldError[] => {
    if (files.has(field)) return [{ field, code: "not_text" }];
    return repeated.has(field) ? [{ field, code: "repeated" }] : [];
  });
  return tooMany ? [{ field: "form", code: "too_many_fields" }, ...perField] : perField;
}
