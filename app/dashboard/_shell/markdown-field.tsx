import { getFormatter, getTranslations } from "next-intl/server";
import { FormMarkdown, type TextFormat } from "@/components/dashboard/form-markdown";
import { readStaffLocale } from "@/app/_edge/staff-locale";

type MarkdownFieldProps = {
  name: string;
  label: string;
  /** The word for "optional", after the label. */
  optional?: string;
  /** In place of the line that explains the site's Markdown. */
  hint?: string;
  rows?: number;
  /** What it holds before anybody has typed. */
  value?: string;
  /** The language of the text itself. */
  lang?: string;
  /** The most characters. The domain refuses more; this field only says so early. */
  limit: number;
  /** `paragraphs` for plain text divided by empty lines. */
  format?: TextFormat;
};

/**
 * A field of a `DashboardForm` for a long text, with a preview set as the public pages set it.
 * The preview follows what is typed; without a script its button sends the form with
 * `intent=preview`, so the form's action begins with
 * `if (wantsPreview(typed)) return { isPreview: true };`.
 */
export async function MarkdownField({ hint, format = "markdown", ...field }: MarkdownFieldProps) {
  const locale = await readStaffLocale();
  const t = await getTranslations({ locale, namespace: "markdownField" });
  const numbers = await getFormatter({ locale });
  const limit = numbers.number(field.limit, "count");
  return (
    <FormMarkdown
      {...field}
      format={format}
      hint={hint ?? t(`hints.${format}`, { limit })}
      labels={{
        preview: t("preview", { field: field.label }),
        show: t("show"),
        nothing: t("nothing"),
        tooLong: t("tooLong", { limit }),
      }}
    />
  );
}
