import { getFormatter, getTranslations } from "next-intl/server";
import { ActionLink } from "@/components/dashboard/action-button";
import { ConfirmByName } from "@/components/dashboard/confirm-by-name";
import { Figures } from "@/components/dashboard/figures";
import { FormSubmit } from "@/components/dashboard/form-fields";
import { LookAgain } from "@/components/dashboard/look-again";
import { Part } from "@/components/dashboard/part";
import { Progress } from "@/components/dashboard/progress";
import { Notice } from "@/components/ui/notice";
import type { Mailing } from "@/lib/mail/schema";
import { paths } from "@/lib/paths";
import { DashboardForm } from "../../../_shell/dashboard-form";
import { cancelAction, pauseAction, resumeAction } from "./actions";
import type { MailingPartProps } from "./mailing-part";

/** A mailing that was begun: how far it is, and what can be done about it. */
export async function ProgressPart(props: MailingPartProps) {
  const { id, title, mailing, locale } = props;
  const t = await getTranslations({ locale, namespace: "news.mail" });
  const format = await getFormatter({ locale });
  const { mailedAt, pausedAt, cancelledAt } = mailing;
  const isOpen = isUnfinished(mailing) && !cancelledAt;
  return (
    <>
      <Part id="progress" title={t("progress")}>
        <div className="grid justify-items-start gap-5">
          <p>{mailedAt ? t("startedAt", { moment: format.dateTime(mailedAt, "moment") }) : null}</p>
          <HowFar {...props} />
          {isOpen && !pausedAt ? <Running id={id} locale={locale} /> : null}
          {isOpen && pausedAt ? <PausedNotice {...props} /> : null}
          {cancelledAt ? (
            <Notice title={t("cancelled", { moment: format.dateTime(cancelledAt, "moment") })}>
              <p>{t("cancelledText")}</p>
            </Notice>
          ) : null}
        </div>
      </Part>
      {isOpen ? (
        <Part id="stop" title={t("cancel")}>
          <DashboardForm
            action={cancelAction}
            label={t("cancel")}
            className="grid max-w-[34rem] gap-4"
          >
            <input type="hidden" name="update" value={id} />
            <ConfirmByName
              text={t("cancelText")}
              label={t("cancelLabel", { title })}
              button={t("cancel")}
            />
          </DashboardForm>
        </Part>
      ) : null}
    </>
  );
}

/** Whether somebody still waits for it, or is still to be found. */
function isUnfinished({ preparedAt, cancelledAt, progress }: Mailing): boolean {
  return progress.waiting > 0 || (preparedAt === null && cancelledAt === null);
}

async function HowFar({ mailing, locale }: MailingPartProps) {
  const t = await getTranslations({ locale, namespace: "news.mail" });
  const format = await getFormatter({ locale });
  const number = (value: number) => format.number(value, "count");
  const { progress, cancelledAt } = mailing;
  const { waiting, total, prepared, isCounted } = progress;
  const ofTotal = (done: number) => t("ofTotal", { done: number(done), total: number(total) });
  const shown = ["sent", "waiting", "bounced", "givenUp", "dropped", "cancelled"] as const;
  const figures = shown
    .filter((key) => key !== "cancelled" || cancelledAt)
    .map((key) => ({
      label: t(`figures.${key}`),
      value: number(progress[key]),
      tone: key === "givenUp" && progress[key] > 0 ? ("alarm" as const) : ("plain" as const),
    }));
  if (!isCounted) return <p>{t("counting")}</p>;
  return (
    <>
      {isUnfinished(mailing) ? (
        <div className="grid w-full gap-3">
          {prepared !== null && prepared < total ? (
            <Progress
              label={t("preparing")}
              done={prepared}
              total={total}
              text={ofTotal(prepared)}
            />
          ) : null}
          <Progress
            label={t("done")}
            done={total - waiting}
            total={total}
            text={ofTotal(total - waiting)}
          />
        </div>
      ) : cancelledAt ? null : (
        <p className="font-semibold">{t("finished")}</p>
      )}
      <Figures figures={figures} />
    </>
  );
}

async function Running({ id, locale }: Pick<MailingPartProps, "id" | "locale">) {
  const t = await getTranslations({ locale, namespace: "news.mail" });
  return (
    <>
      <p className="text-quiet">{t("running")}</p>
      <LookAgain />
      <ActionLink href={paths.dashboardUpdateMail(id)}>{t("lookAgain")}</ActionLink>
      <DashboardForm action={pauseAction} label={t("pause")} className="grid gap-3">
        <input type="hidden" name="update" value={id} />
        <p className="max-w-[46rem]">{t("pauseText")}</p>
        <p>
          <FormSubmit look="danger">{t("pause")}</FormSubmit>
        </p>
      </DashboardForm>
    </>
  );
}

async function PausedNotice({ id, mailing, locale }: MailingPartProps) {
  const t = await getTranslations({ locale, namespace: "news.mail" });
  const format = await getFormatter({ locale });
  const { pausedAt, isPublished } = mailing;
  if (!pausedAt) return null;
  return (
    <Notice tone="signal" title={t("paused", { moment: format.dateTime(pausedAt, "moment") })}>
      {isPublished ? (
        <DashboardForm action={resumeAction} label={t("resume")} className="mt-2 grid gap-3">
          <input type="hidden" name="update" value={id} />
          <p>
            <FormSubmit>{t("resume")}</FormSubmit>
          </p>
        </DashboardForm>
      ) : (
        <p>{t("resumeFirst")}</p>
      )}
    </Notice>
  );
}
