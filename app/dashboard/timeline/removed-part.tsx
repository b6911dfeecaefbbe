import { getFormatter, getTranslations } from "next-intl/server";
import { FormSubmit } from "@/components/dashboard/form-fields";
import { Part } from "@/components/dashboard/part";
import type { RemovedEntry } from "@/lib/campaign/schema";
import type { Locale } from "@/lib/i18n/schema";
import { DashboardForm } from "../_shell/dashboard-form";
import { undoEntryAction } from "./actions";

type RemovedPartProps = { removed: RemovedEntry[]; locale: Locale };

/** What was removed and can still be brought back, folded away. */
export async function RemovedPart({ removed, locale }: RemovedPartProps) {
  const t = await getTranslations({ locale, namespace: "timeline" });
  const format = await getFormatter({ locale });
  return (
    <Part id="removed" title={t("removed.title")}>
      <details>
        <summary className="py-1 font-semibold">
          {t("removed.count", { count: removed.length })}
        </summary>
        <ul className="mt-2 border-t border-rule">
          {removed.map(({ id, date, dateLabel, text, textLocale, goneAt }) => (
            <li
              key={id}
              className="grid gap-x-8 gap-y-2 border-b border-rule py-4 md:grid-cols-[11rem_minmax(0,1fr)]"
            >
              <time dateTime={date} lang={textLocale} className="font-bold">
                {dateLabel}
              </time>
              <div className="grid min-w-0 gap-3">
                <p lang={textLocale} className="max-w-[46rem]">
                  {text}
                </p>
                <DashboardForm
                  action={undoEntryAction}
                  label={dateLabel}
                  className="flex flex-wrap items-center gap-x-4 gap-y-2 text-[0.9375rem]"
                >
                  <input type="hidden" name="entry" value={id} />
                  <FormSubmit
                    look="plain"
                    name="do"
                    value="restore"
                    label={t("removed.restoreLabel", { date: dateLabel })}
                  >
                    {t("undo.restore")}
                  </FormSubmit>
                  <p className="text-quiet">
                    {t("removed.until", { moment: format.dateTime(goneAt, "moment") })}
                  </p>
                </DashboardForm>
              </div>
            </li>
          ))}
        </ul>
      </details>
    </Part>
  );
}
