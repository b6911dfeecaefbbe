import type { getTranslations } from "next-intl/server";
import type { FieldErrorText } from "@/components/forms/field-error";
import type { FieldError, SignField } from "@/lib/signing/schema";

type ErrorsTranslator = Awaited<ReturnType<typeof getTranslations<"errors">>>;

/** The control that a link in the error summary leads to. */
export function fieldIdOf(field: FieldError["field"]): string | null {
  if (field === "form") return null;
  return field === "visibility" ? "visibility-name" : field;
}

/** The sentence for one error in the page's language; never a bare code. */
export function describeError(t: ErrorsTranslator, { field, code }: FieldError): string {
  const key = `${field}.${code}` as Parameters<ErrorsTranslator["has"]>[0];
  return t.has(key) ? t(key as Parameters<ErrorsTranslator>[0]) : t("other");
}

/** The message to print at `field`, or undefined when nothing is wrong with it. */
export function findErrorText(
  t: ErrorsTranslator,
  errors: FieldError[],
  field: SignField,
): FieldErrorText | undefined {
  const error = errors.find((entry) => entry.field === field);
  return error && { id: `${field}-error`, prefix: t("prefix"), text: describeError(t, error) };
}
