import { getFormatter, getTranslations } from "next-intl/server";
import { FormSubmit, FormText, FormTextArea } from "@/components/dashboard/form-fields";
import { Part } from "@/components/dashboard/part";
import type { Locale } from "@/lib/i18n/schema";
import type { NotableDetails } from "@/lib/signatories/schema";
import { DashboardForm } from "../../_shell/dashboard-form";
import { attachAction } from "../entry-actions";

type EvidenceProps = { entry: NotableDetails; locale: Locale };

/** What shows that the person stands behind the entry, and the way to add to it. */
export async function EvidencePart({ entry, locale }: EvidenceProps) {
  const t = await getTranslations({ locale, namespace: "notables" });
  const format = await getFormatter({ locale });
  return (
    <Part id="evidence" title={t("entry.evidence")} lead={t("entry.evidenceLead")}>
      {entry.evidence.length ? (
        <ul className="mb-5 grid gap-3">
          {entry.evidence.map(({ kind, note, url, attachedBy, attachedAt }, index) => {
            const when = format.dateTime(attachedAt, "moment");
            return (
              <li key={index} className="border-l-[3px] border-rule pl-3">
                <p className="whitespace-pre-line">
                  <strong>{t(`entry.kinds.${kind}`)}</strong>
                  {note ? `: ${note}` : null}
                </p>
                {url ? (
                  <p>
                    <a href={url} rel="noreferrer" className="link break-all">
                      {url}
                    </a>
                  </p>
                ) : null}
                <p className="text-sm text-quiet">
                  {attachedBy
                    ? t("entry.by", { name: attachedBy, when })
                    : t("entry.bySystem", { when })}
                </p>
              </li>
            );
          })}
        </ul>
      ) : (
        <p className="mb-5 text-quiet">{t("entry.noEvidence")}</p>
      )}
      <DashboardForm action={attachAction} className="grid max-w-[36rem] gap-4">
        <input type="hidden" name="entry" value={entry.id} />
        <FormTextArea name="note" rows={3} label={t("entry.note")} />
        <FormText name="url" label={t("entry.url")} optional={t("entry.optional")} />
        <p>
          <FormSubmit look="plain">{t("entry.attach")}</FormSubmit>
        </p>
      </DashboardForm>
    </Part>
  );
}
