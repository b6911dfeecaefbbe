import { getTranslations } from "next-intl/server";
import { FormCheck, FormSubmit } from "@/components/dashboard/form-fields";
import { Part } from "@/components/dashboard/part";
import type { Locale } from "@/lib/i18n/schema";
import type { NotableDetails } from "@/lib/signatories/schema";
import { DashboardForm } from "../../_shell/dashboard-form";
import { removeAction } from "../actions";

type RemoveProps = { entry: NotableDetails; name: string; locale: Locale };

/** Takes somebody off at once; the board then offers to undo it. */
export async function RemovePart({ entry, name, locale }: RemoveProps) {
  const t = await getTranslations({ locale, namespace: "notables" });
  return (
    <Part id="remove" title={t("entry.remove")} lead={t("entry.removeLead")}>
      <DashboardForm action={removeAction} className="grid max-w-[36rem] gap-4">
        <input type="hidden" name="ids" value={entry.id} />
        <input type="hidden" name="statement" value={entry.statement.slug} />
        <input type="hidden" name="person" value={name} />
        <FormCheck name="atWish" label={t("entry.atWish")} hint={t("entry.atWishHint")} />
        <p>
          <FormSubmit look="danger">{t("entry.removeButton", { name })}</FormSubmit>
        </p>
      </DashboardForm>
    </Part>
  );
}
