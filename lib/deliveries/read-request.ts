import type { z } from "zod";
import {
  deliveryChoices,
  deliveryFormats,
  deliveryOccasion,
  nameColumns,
  type DeliveryChoices,
  type DeliveryOccasion,
} from "./schema";

/** A field of the form for a list, with the code of what is wrong in it. */
export type RequestFault = { field: string; code: string };

export type ReadRequest =
  | { ok: true; choices: DeliveryChoices; occasion: DeliveryOccasion }
  | { ok: false; faults: RequestFault[] };

const isTicked = (typed: Record<string, string>, name: string) => typed[name] === "on";

/**
 * Reads the form for a list: boxes are called `statement-<slug>`, `format-<format>` and
 * `column-<column>`. Reports every fault at once, at most one a field.
 */
export function readRequest(typed: Record<string, string>): ReadRequest {
  const ticked = (prefix: string) =>
    Object.keys(typed)
      .filter((name) => name.startsWith(prefix) && isTicked(typed, name))
      .map((name) => name.slice(prefix.length));
  const profile = typed.profile;
  const formats = ticked("format-").filter((format) => includes(deliveryFormats, format));
  const choices = deliveryChoices.safeParse({
    profile,
    // A list without names is a table of numbers; there is nothing to choose.
    formats: profile === "statistics" ? ["csv"] : formats,
    statements: ticked("statement-"),
    locale: typed.locale,
    order: typed.order,
    columns: ticked("column-").filter((column) => includes(nameColumns, column)),
    since: typed.since || null,
    paper: typed.paper,
    excelMark: isTicked(typed, "excelMark"),
  });
  const occasion = deliveryOccasion.safeParse({
    recipient: typed.recipient ?? "",
    purpose: typed.purpose ?? "",
    note: typed.note ?? "",
  });
  if (choices.success && occasion.success) {
    return { ok: true, choices: choices.data, occasion: occasion.data };
  }
  return { ok: false, faults: [...faultsOf(choices), ...faultsOf(occasion)] };
}

function faultsOf(result: z.ZodSafeParseResult<unknown>): RequestFault[] {
  if (result.success) return [];
  const seen = new Set<string>();
  return result.error.issues.flatMap(({ path, message }) => {
    const field = String(path[0]);
    if (seen.has(field)) return [];
    seen.add(field);
    return [{ field, code: message }];
  });
}

function includes(list: readonly string[], value: string): boolean {
  return list.includes(value);
}
