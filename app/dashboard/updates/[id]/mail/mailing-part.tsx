import { getFormatter, getTranslations } from "next-intl/server";
import { ActionLink } from "@/components/dashboard/action-button";
import { EmptyState } from "@/components/dashboard/empty-state";
import { Figures } from "@/components/dashboard/figures";
import { FormCheck, FormSubmit } from "@/components/dashboard/form-fields";
import { LookAgain } from "@/components/dashboard/look-again";
import { Part } from "@/components/dashboard/part";
import { Progress } from "@/components/dashboard/progress";
import { Notice } from "@/components/ui/notice";
import type { Locale } from "@/lib/i18n/schema";
import type { Mailing } from "@/lib/mail/schema";
import { paths } from "@/lib/paths";
import { DashboardForm } from "../../../_shell/dashboard-form";
import { mailUpdateAction, pauseAction, resumeAction } from "./actions";

type MailingPartProps = { id: string; mailing: Mailing; locale: Locale };

/** Before the mailing, to whom it would go; from then on, how far it is, to be left and returned to. */
export function MailingPart(props: MailingPartProps) {
  return props.mailing.mailedAt ? <ProgressPart {...props} /> : <BeforePart {...props} />;
}

async function BeforePart({ id, mailing, locale }: MailingPartProps) {
  const t = await getTranslations({ locale, namespace: "news.mail" });
  const { readers, isPublished } = mailing;
  if (!readers) {
    return (
      <Part id="readers" title={t("readers")}>
        <EmptyState title={t("count", { count: 0 })} text={t("nobody")} />
      </Part>
    );
  }
  return (
    <Part id="readers" title={t("readers")}>
      <div className="grid max-w-[46rem] gap-4">
        <p>
          <strong>{t("count", { count: readers })}</strong> {t("rule")}
        </p>
        {isPublished ? (
          <DashboardForm action={mailUpdateAction} label={t("readers")}>
            <input type="hidden" name="update" value={id} />
            <FormCheck name="sure" label={t("sure")} />
            <p>
              <FormSubmit>{t("send", { count: readers })}</FormSubmit>
            </p>
          </DashboardForm>
        ) : (
          <Notice>
            <p>{t("publishFirst")}</p>
          </Notice>
        )}
      </div>
    </Part>
  );
}

async function ProgressPart({ id, mailing, locale }: MailingPartProps) {
  const t = await getTranslations({ locale, namespace: "news.mail" });
  const format = await getFormatter({ locale });
  const number = (value: number) => format.number(value, "count");
  const { progress, mailedAt, pausedAt } = mailing;
  const { waiting, total } = progress;
  const isRunning = waiting > 0 && !pausedAt;
  const shown = ["sent", "waiting", "bounced", "givenUp", "dropped"] as const;
  return (
    <Part id="progress" title={t("progress")}>
      <div className="grid justify-items-start gap-5">
        <p>{mailedAt ? t("startedAt", { moment: format.dateTime(mailedAt, "moment") }) : null}</p>
        {waiting > 0 ? (
          <div className="w-full">
            <Progress
              label={t("done")}
              done={total - waiting}
              total={total}
              text={t("ofTotal", { done: number(total - waiting), total: number(total) })}
            />
          </div>
        ) : (
          <p className="font-semibold">{t("finished")}</p>
        )}
        <Figures
          figures={shown.map((key) => ({
            label: t(`figures.${key}`),
            value: number(progress[key]),
            tone: key === "givenUp" && progress[key] > 0 ? ("alarm" as const) : ("plain" as const),
          }))}
        />
        {isRunning ? (
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
        ) : null}
        {pausedAt && waiting > 0 ? (
          <PausedNotice id={id} mailing={mailing} locale={locale} />
        ) : null}
      </div>
    </Part>
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
