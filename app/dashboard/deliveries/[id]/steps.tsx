import { getTranslations } from "next-intl/server";
import { ActionButton, ActionLink } from "@/components/dashboard/action-button";
import { FormSubmit, FormTextArea } from "@/components/dashboard/form-fields";
import type { LedgerLine } from "@/lib/deliveries";
import { deliveryCan } from "@/lib/deliveries/schema";
import type { Locale } from "@/lib/i18n/schema";
import { paths } from "@/lib/paths";
import { DashboardForm } from "../../_shell/dashboard-form";
import { PasskeyCheckPrompt } from "../../_shell/passkey";
import { decideDeliveryAction, requestSupplementAction } from "../actions";

type StepsProps = { line: LedgerLine; locale: Locale };

/** `isPresent` is whether a passkey was shown within the last minutes, which the file wants. */
type AllStepsProps = StepsProps & { isPresent: boolean };

/** What can be done with a list in its present state, each with what will come of it. */
export async function DeliverySteps({ line, isPresent, locale }: AllStepsProps) {
  const { id, state, isOwn } = line;
  const t = await getTranslations({ locale, namespace: "deliveries" });
  const decides = deliveryCan("approve", state) && !isOwn;
  return (
    <>
      {deliveryCan("download", state) ? (
        <Download line={line} isPresent={isPresent} locale={locale} />
      ) : null}
      {decides ? (
        <DashboardForm action={decideDeliveryAction} label={t("decide")} className="grid gap-3">
          <input type="hidden" name="delivery" value={id} />
          <p className="flex flex-wrap gap-3">
            <FormSubmit name="step" value="approve">
              {t("approve")}
            </FormSubmit>
            <FormSubmit name="step" value="refuse" look="danger">
              {t("refuse")}
            </FormSubmit>
          </p>
        </DashboardForm>
      ) : null}
      {deliveryCan("cancel", state) && !decides ? (
        <Ending line={line} step="cancel" locale={locale} />
      ) : null}
      {deliveryCan("discard", state) ? <Ending line={line} step="discard" locale={locale} /> : null}
      {deliveryCan("repeat", state) ? (
        <p>
          <ActionLink href={paths.dashboardNewDelivery()}>{t("make")}</ActionLink>
        </p>
      ) : null}
      {deliveryCan("supplement", state) ? <Supplement id={id} locale={locale} /> : null}
    </>
  );
}

async function Download({ line, isPresent, locale }: AllStepsProps) {
  const t = await getTranslations({ locale, namespace: "deliveries" });
  if (!line.isOwn) return <p className="text-quiet">{t("notYours")}</p>;
  if (!isPresent) {
    return (
      <div className="grid gap-3">
        <p className="max-w-[46rem]">{t("showPasskey")}</p>
        <PasskeyCheckPrompt goTo="" />
      </div>
    );
  }
  const megabytes = Math.max(0.1, Math.round(((line.fileBytes ?? 0) / 2 ** 20) * 10) / 10);
  return (
    <form method="post" action={paths.dashboardDeliveryFile(line.id)}>
      <ActionButton look="main">{t("download", { megabytes })}</ActionButton>
    </form>
  );
}

type EndingProps = StepsProps & { step: "cancel" | "discard" };

async function Ending({ line, step, locale }: EndingProps) {
  const t = await getTranslations({ locale, namespace: "deliveries" });
  return (
    <DashboardForm action={decideDeliveryAction} label={t(step)} className="grid gap-3">
      <input type="hidden" name="delivery" value={line.id} />
      <p>
        <FormSubmit name="step" value={step} look={step === "cancel" ? "danger" : "plain"}>
          {t(step)}
        </FormSubmit>
      </p>
    </DashboardForm>
  );
}

async function Supplement({ id, locale }: { id: string; locale: Locale }) {
  const t = await getTranslations({ locale, namespace: "deliveries" });
  return (
    <details className="border-y border-rule py-3">
      <summary className="cursor-pointer font-semibold">{t("supplement.title")}</summary>
      <p className="mt-2 mb-4 max-w-[46rem] text-quiet">{t("supplement.text")}</p>
      <DashboardForm action={requestSupplementAction} className="grid max-w-[36rem] gap-4">
        <input type="hidden" name="delivery" value={id} />
        <FormTextArea name="note" label={t("fields.note")} optional={t("optional")} rows={3} />
        <p>
          <FormSubmit look="plain">{t("supplement.make")}</FormSubmit>
        </p>
      </DashboardForm>
    </details>
  );
}
