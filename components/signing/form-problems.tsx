import { getTranslations } from "next-intl/server";
import { ErrorSummary } from "@/components/forms/error-summary";
import type { Locale } from "@/lib/i18n/schema";
import type { FieldError } from "@/lib/signing/schema";
import { describeError, fieldIdOf } from "./error-texts";

/** Why a form came back although its fields may be in order. */
export type FormNotice =
  "unavailable" | "limited" | "closed" | "text_changed" | "too_large" | "unreadable" | "overtaken";

type FormProblemsProps = { locale: Locale; errors: FieldError[]; notice?: FormNotice };

/** The summary on top of a form that came back; nothing for a form that did not. */
export async function FormProblems({ locale, errors, notice }: FormProblemsProps) {
  const t = await getTranslations({ locale, namespace: "errors" });
  if (notice) {
    const title = t(`notices.${notice}.title`);
    return <ErrorSummary title={title} lead={t(`notices.${notice}.text`)} problems={[]} />;
  }
  if (errors.length === 0) return null;
  const problems = errors.map((error) => ({
    fieldId: fieldIdOf(error.field),
    text: describeError(t, error),
  }));
  const title = t("summaryTitle", { count: errors.length });
  return <ErrorSummary title={title} lead={t("summaryLead")} problems={problems} />;
}
