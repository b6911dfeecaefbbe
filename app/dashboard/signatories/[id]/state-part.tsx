import { getFormatter, getTranslations } from "next-intl/server";
import { FormCheck, FormSubmit } from "@/components/dashboard/form-fields";
import { Part } from "@/components/dashboard/part";
import { pickText, type Locale } from "@/lib/i18n/schema";
import { notableCan, type NotableDetails } from "@/lib/signatories/schema";
import { DashboardForm } from "../../_shell/dashboard-form";
import { approveAction, stepAction } from "../actions";
import { unlinkAction } from "../entry-actions";
import { SameChoice } from "../same-choice";

type StateProps = { entry: NotableDetails; locale: Locale };

/** Where an entry stands, who answers for it, and the steps that may be taken from here. */
export async function StatePart({ entry, locale }: StateProps) {
  const t = await getTranslations({ locale, namespace: "notables" });
  const format = await getFormatter({ locale });
  const { stage, link, source, sourceNote, sourceUrl, sourceDate } = entry;
  const approver = entry.approvedBy ?? (stage === "published" ? t("entry.operator") : null);
  const facts = [
    { label: t("entry.stage"), value: t(`stages.${stage}`) },
    { label: t("entry.signature"), value: t(`linkStates.${link}`) },
    {
      label: t("entry.source"),
      value: (
        <>
          {[t(`entry.sources.${source}`), sourceNote, sourceDate].filter(Boolean).join(", ")}{" "}
          {sourceUrl ? <SourceLink url={sourceUrl} /> : null}
        </>
      ),
    },
    { label: t("entry.enteredBy"), value: entry.enteredBy ?? t("entry.operator") },
    {
      label: t("entry.approvedBy"),
      value: [
        entry.approvedAlone && approver ? t("entry.alone", { name: approver }) : approver,
        entry.approvedAt ? format.dateTime(entry.approvedAt, "moment") : null,
      ]
        .filter(Boolean)
        .join(", "),
    },
  ];
  return (
    <Part id="state" title={t("entry.state")}>
      <dl className="grid gap-x-6 gap-y-1.5 sm:grid-cols-[12rem_1fr]">
        {facts.map(({ label, value }) => (
          <div key={label} className="contents">
            <dt className="text-quiet">{label}</dt>
            <dd className="mb-1.5 min-w-0 break-words sm:mb-0">{value || t("entry.nobody")}</dd>
          </div>
        ))}
      </dl>
      <div className="mt-5 grid justify-items-start gap-4">
        <Approval {...{ entry, locale }} />
        <Steps {...{ entry, locale }} />
      </div>
    </Part>
  );
}

function SourceLink({ url }: { url: string }) {
  return (
    <a href={url} rel="noreferrer" className="link break-all">
      {url}
    </a>
  );
}

async function Approval({ entry, locale }: StateProps) {
  const t = await getTranslations({ locale, namespace: "notables" });
  const { id, stage, mayApprove, isAlone, matches } = entry;
  if (!notableCan("approve", stage)) return null;
  if (!mayApprove && !isAlone) return <p className="font-semibold">{t("own")}</p>;
  return (
    <DashboardForm action={approveAction} className="grid justify-items-start gap-3">
      <input type="hidden" name="ids" value={id} />
      <input type="hidden" name="entry" value={id} />
      {mayApprove ? null : (
        <>
          <input type="hidden" name="isAlone" value="on" />
          <FormCheck name="alone" label={t("waiting.alone")} />
        </>
      )}
      {matches.length > 0 ? (
        <SameChoice
          entry={id}
          name={pickText(entry.name, locale) ?? ""}
          matches={matches}
          locale={locale}
        />
      ) : null}
      <span className="flex flex-wrap gap-3">
        <FormSubmit name="publish" value="on">
          {t("entry.approveAndPublish")}
        </FormSubmit>
        <FormSubmit look="plain">{t("entry.approve")}</FormSubmit>
      </span>
    </DashboardForm>
  );
}

async function Steps({ entry, locale }: StateProps) {
  const t = await getTranslations({ locale, namespace: "notables" });
  const steps = (["recordReply", "publish", "unpublish", "sendBack"] as const).filter((step) =>
    notableCan(step, entry.stage),
  );
  const mayUnlink = entry.link === "shown" && entry.source !== "signature";
  return (
    <span className="flex flex-wrap gap-3">
      {steps.length ? (
        <DashboardForm action={stepAction} className="flex flex-wrap gap-3">
          <input type="hidden" name="ids" value={entry.id} />
          <input type="hidden" name="entry" value={entry.id} />
          {steps.map((step) => (
            <FormSubmit
              key={step}
              name="step"
              value={step}
              look={step === "publish" ? "main" : "plain"}
            >
              {t(`steps.${step}`)}
            </FormSubmit>
          ))}
        </DashboardForm>
      ) : null}
      {mayUnlink ? (
        <DashboardForm action={unlinkAction}>
          <input type="hidden" name="entry" value={entry.id} />
          <FormSubmit look="plain">{t("entry.unlink")}</FormSubmit>
        </DashboardForm>
      ) : null}
    </span>
  );
}
