import { getTranslations } from "next-intl/server";
import {
  FormCheck,
  FormCheckWhenAsked,
  FormHidden,
  FormSubmit,
  FormText,
} from "@/components/dashboard/form-fields";
import { locales, nameLanguage, type Locale } from "@/lib/i18n/schema";
import { paths } from "@/lib/paths";
import { updateCan, updateLimits, type EditableUpdate } from "@/lib/updates/schema";
import { DashboardForm } from "../_shell/dashboard-form";
import { MarkdownField } from "../_shell/markdown-field";
import { saveUpdateAction } from "./actions";

type UpdateFormProps = { id: string; update: EditableUpdate | null; locale: Locale };

/** Everything that is written of a piece of news, in every language, with what it will look like. */
export async function UpdateForm({ id, update, locale }: UpdateFormProps) {
  const t = await getTranslations({ locale, namespace: "news" });
  const state = update?.state ?? "draft";
  return (
    <DashboardForm action={saveUpdateAction} className="grid gap-7">
      <FormHidden name="update" value={id} />
      <FormHidden name="revision" value={update ? String(update.revision) : ""} />
      {locales.map((code) => (
        <div key={code} className="grid gap-4 border-t-[3px] border-ink pt-4">
          <div className="max-w-[46rem]">
            <FormText
              name={`title.${code}`}
              lang={code}
              label={t("form.title", { language: nameLanguage(code, locale) })}
              value={update?.title[code] ?? ""}
            />
          </div>
          <MarkdownField
            name={`body.${code}`}
            label={t("form.body", { language: nameLanguage(code, locale) })}
            value={update?.body[code] ?? ""}
            lang={code}
            rows={14}
            limit={updateLimits.body}
          />
        </div>
      ))}
      <div className="border-t-[3px] border-ink" />
      <div className="grid max-w-[46rem] gap-5">
        {updateCan.changeSlug(state) ? (
          <FormText
            name="slug"
            label={t("form.slug")}
            optional={t("form.optional")}
            hint={t("form.slugHint")}
            value={update?.slug ?? ""}
            autoCapitalize="none"
          />
        ) : (
          <p className="break-words">
            {t("form.address", { address: paths.update(locale, update?.slug ?? "") })}
          </p>
        )}
        <FormText
          name="sourceUrl"
          label={t("form.sourceUrl")}
          optional={t("form.optional")}
          hint={t("form.sourceUrlHint")}
          value={update?.sourceUrl ?? ""}
          autoCapitalize="none"
        />
        <FormCheck
          name="stopPress"
          label={t("form.isStopPress")}
          hint={t("form.stopPressHint")}
          checked={update?.stopPress ?? false}
        />
        <FormCheckWhenAsked name="oneLanguage" label={t("form.oneLanguage")} />
        <FormCheckWhenAsked name="overwrite" label={t("form.overwrite")} />
        <UpdateButtons state={state} t={t} />
      </div>
    </DashboardForm>
  );
}

type ButtonsProps = {
  state: EditableUpdate["state"];
  t: Awaited<ReturnType<typeof getTranslations<"news">>>;
};

/** The first one is what the Enter key presses: it never publishes. */
function UpdateButtons({ state, t }: ButtonsProps) {
  if (state === "published") {
    return (
      <p>
        <FormSubmit name="do" value="save">
          {t("form.correct")}
        </FormSubmit>
      </p>
    );
  }
  return (
    <p className="flex flex-wrap gap-3">
      <FormSubmit look="plain" name="do" value="save">
        {state === "draft" ? t("form.save") : t("form.keep")}
      </FormSubmit>
      <FormSubmit name="do" value="publish">
        {t("form.publish")}
      </FormSubmit>
    </p>
  );
}
