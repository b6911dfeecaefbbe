import { getTranslations } from "next-intl/server";
import { EntryPreview } from "@/components/dashboard/entry-preview";
import { FormDay } from "@/components/dashboard/form-day";
import {
  FormCheckWhenAsked,
  FormHidden,
  FormSubmit,
  FormText,
  FormTextArea,
} from "@/components/dashboard/form-fields";
import { previewIntent } from "@/components/dashboard/form-state";
import { timelineLimits, type EditableEntry } from "@/lib/campaign/schema";
import { locales, nameLanguage, type Locale } from "@/lib/i18n/schema";
import { DashboardForm } from "../_shell/dashboard-form";
import { saveEntryAction } from "./actions";
import { writeEntry } from "./typed";

type EntryFormProps = { id: string; entry: EditableEntry | null; locale: Locale };
type Words = Awaited<ReturnType<typeof getTranslations<"timeline.form">>>;

/** Rows for sources that are left free, so that one can always be added. */
const spareRows = 2;

/** An entry of the case in dates: its day, what happened in every language, where that is known from. */
export async function EntryForm({ id, entry, locale }: EntryFormProps) {
  const t = await getTranslations({ locale, namespace: "timeline.form" });
  const initial = writeEntry(entry);
  const rows = Math.min((entry?.sources.length ?? 0) + spareRows, timelineLimits.sources);
  return (
    <DashboardForm action={saveEntryAction} className="grid gap-7">
      <FormHidden name="entry" value={id} />
      <FormHidden name="revision" value={entry ? String(entry.revision) : ""} />
      <div className="max-w-[20rem]">
        <FormDay name="date" label={t("date")} hint={t("dateHint")} value={initial.date} />
      </div>
      <div className="grid gap-x-8 gap-y-6 md:grid-cols-2">
        {locales.map((code) => (
          <div key={code} className="grid content-start gap-4">
            <FormText
              name={`dateLabel.${code}`}
              lang={code}
              label={t("dateLabel", { language: nameLanguage(code, locale) })}
              value={initial[`dateLabel.${code}`]}
            />
            <FormTextArea
              name={`text.${code}`}
              lang={code}
              label={t("text", { language: nameLanguage(code, locale) })}
              rows={5}
              value={initial[`text.${code}`]}
            />
          </div>
        ))}
      </div>
      <SourceRows rows={rows} initial={initial} t={t} />
      <EntryPreview
        initial={initial}
        languages={await listLanguages(locale)}
        sources={rows}
        title={t("previewTitle")}
      />
      <FormCheckWhenAsked name="oneLanguage" label={t("oneLanguage")} />
      <FormCheckWhenAsked name="overwrite" label={t("overwrite")} />
      <EntryButtons isPublished={entry?.isPublished ?? false} t={t} />
    </DashboardForm>
  );
}

type SourceRowsProps = { rows: number; initial: Record<string, string>; t: Words };

function SourceRows({ rows, initial, t }: SourceRowsProps) {
  return (
    <fieldset>
      <legend className="font-semibold">{t("sources")}</legend>
      <p className="text-[0.9375rem] text-quiet">{t("sourcesHint")}</p>
      <div className="mt-3 grid gap-4">
        {Array.from({ length: rows }, (_, index) => (
          <div key={index} className="grid gap-x-8 gap-y-3 md:grid-cols-2">
            <FormText
              name={`source.${index}.label`}
              label={t("sourceLabel", { number: index + 1 })}
              value={initial[`source.${index}.label`]}
            />
            <FormText
              name={`source.${index}.url`}
              label={t("sourceUrl", { number: index + 1 })}
              optional={t("optional")}
              value={initial[`source.${index}.url`]}
              autoCapitalize="none"
            />
          </div>
        ))}
      </div>
    </fieldset>
  );
}

/** The first one is what the Enter key presses: it never publishes. */
function EntryButtons({ isPublished, t }: { isPublished: boolean; t: Words }) {
  return (
    <p className="flex flex-wrap gap-3">
      <FormSubmit look="plain" {...previewIntent}>
        {t("preview")}
      </FormSubmit>
      <FormSubmit look={isPublished ? "main" : "plain"} name="do" value="save">
        {isPublished ? t("correct") : t("save")}
      </FormSubmit>
      {isPublished ? null : (
        <FormSubmit name="do" value="publish">
          {t("publish")}
        </FormSubmit>
      )}
    </p>
  );
}

async function listLanguages(reader: Locale) {
  return Promise.all(
    locales.map(async (locale) => {
      const words = await getTranslations({ locale, namespace: "case" });
      const name = nameLanguage(locale, reader);
      return { locale, name, one: words("source"), many: words("sources") };
    }),
  );
}
