import { getTranslations } from "next-intl/server";
import { ConfirmByName } from "@/components/dashboard/confirm-by-name";
import { FormSubmit } from "@/components/dashboard/form-fields";
import { Part } from "@/components/dashboard/part";
import { Notice } from "@/components/ui/notice";
import type { Locale } from "@/lib/i18n/schema";
import { updateCan, type EditableUpdate } from "@/lib/updates/schema";
import { DashboardForm } from "../../_shell/dashboard-form";
import { deleteUpdateAction, publishAgainAction, unpublishAction } from "../actions";

/** That it was taken off the site, with the way back. */
export async function WithdrawnNotice({ id, locale }: { id: string; locale: Locale }) {
  const t = await getTranslations({ locale, namespace: "news.withdrawn" });
  return (
    <Notice tone="signal" title={t("title")}>
      <DashboardForm
        action={publishAgainAction}
        label={t("title")}
        className="flex flex-wrap items-center gap-x-5 gap-y-2"
      >
        <p>{t("text")}</p>
        <input type="hidden" name="update" value={id} />
        <FormSubmit look="plain">{t("button")}</FormSubmit>
      </DashboardForm>
    </Notice>
  );
}

type StatePartProps = { update: EditableUpdate; title: string; locale: Locale };

/** Taking it away: off the site, or, of a draft, for good. */
export async function StatePart({ update, title, locale }: StatePartProps) {
  const t = await getTranslations({ locale, namespace: "news" });
  const { id, state, mailedAt } = update;
  if (updateCan.unpublish(state)) {
    return (
      <Part id="unpublish" title={t("unpublish.title")} lead={t("unpublish.text")}>
        <DashboardForm action={unpublishAction} label={t("unpublish.title")}>
          <input type="hidden" name="update" value={id} />
          <p>
            <FormSubmit look="danger">{t("unpublish.button")}</FormSubmit>
          </p>
        </DashboardForm>
      </Part>
    );
  }
  if (!updateCan.delete(state) || mailedAt) return null;
  return (
    <Part id="delete" title={t("delete.title")}>
      <DashboardForm
        action={deleteUpdateAction}
        label={t("delete.title")}
        className="grid max-w-[34rem] gap-4"
      >
        <input type="hidden" name="update" value={id} />
        <ConfirmByName
          text={t("delete.text")}
          label={t("delete.label", { title })}
          button={t("delete.button")}
        />
      </DashboardForm>
    </Part>
  );
}
