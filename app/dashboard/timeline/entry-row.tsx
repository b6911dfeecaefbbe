import { getTranslations } from "next-intl/server";
import { ActionLink } from "@/components/dashboard/action-button";
import { FormSubmit } from "@/components/dashboard/form-fields";
import type { EntryLine } from "@/lib/campaign/schema";
import { nameLanguage, type Locale } from "@/lib/i18n/schema";
import { paths } from "@/lib/paths";
import { DashboardForm } from "../_shell/dashboard-form";
import { arrangeEntryAction } from "./actions";

type EntryRowProps = { entry: EntryLine; locale: Locale };

/** One entry of the case in dates with what can be done to it. */
export async function EntryRow({ entry, locale }: EntryRowProps) {
  const t = await getTranslations({ locale, namespace: "timeline" });
  const { id, date, dateLabel, text, textLocale, isPublished, missing } = entry;
  const languages = missing.map((code) => nameLanguage(code, locale)).join(", ");
  const marks = [
    ...(isPublished ? [] : [t("draft")]),
    ...(missing.length > 0 ? [t("missing", { languages })] : []),
  ];
  return (
    <li className="grid gap-x-8 gap-y-2 border-b border-rule py-4 md:grid-cols-[11rem_minmax(0,1fr)]">
      <div>
        <time dateTime={date} lang={textLocale} className="font-bold">
          {dateLabel}
        </time>
        {marks.length > 0 ? (
          <p className="text-sm font-semibold text-signal">{marks.join("; ")}</p>
        ) : null}
      </div>
      <div className="grid min-w-0 gap-3">
        <p lang={textLocale} className="max-w-[46rem]">
          {text}
        </p>
        <DashboardForm
          action={arrangeEntryAction}
          label={dateLabel}
          className="flex flex-wrap items-center gap-2 text-[0.9375rem]"
        >
          <input type="hidden" name="entry" value={id} />
          <ActionLink href={paths.dashboardEntry(id)} label={t("editLabel", { date: dateLabel })}>
            {t("edit")}
          </ActionLink>
          <EntryButtons entry={entry} t={t} />
        </DashboardForm>
      </div>
    </li>
  );
}

type ButtonsProps = {
  entry: EntryLine;
  t: Awaited<ReturnType<typeof getTranslations<"timeline">>>;
};

function EntryButtons({ entry, t }: ButtonsProps) {
  const { canMove, isPublished } = entry;
  const date = entry.dateLabel;
  return (
    <>
      {canMove.up ? (
        <FormSubmit look="plain" name="do" value="up" label={t("up", { date })}>
          ↑
        </FormSubmit>
      ) : null}
      {canMove.down ? (
        <FormSubmit look="plain" name="do" value="down" label={t("down", { date })}>
          ↓
        </FormSubmit>
      ) : null}
      {isPublished ? (
        <FormSubmit look="plain" name="do" value="hide" label={t("hideLabel", { date })}>
          {t("hide")}
        </FormSubmit>
      ) : null}
      <FormSubmit look="danger" name="do" value="remove" label={t("removeLabel", { date })}>
        {t("remove")}
      </FormSubmit>
    </>
  );
}
