import { FormSubmit } from "@/components/dashboard/form-fields";
import type { SignatureAct, SignatureDetails } from "@/lib/moderation/schema";
import { paths } from "@/lib/paths";
import { DashboardForm } from "../../_shell/dashboard-form";
import { undoAction } from "../actions";
import type { Words } from "./words";

type HistoryProps = { signature: SignatureDetails; words: Words };

/** What happened to a signature, the newest first; what can be undone has its button. */
export function History({ signature, words }: HistoryProps) {
  const { t, dayOf } = words;
  const { id, acts, submittedOn, confirmedOn } = signature;
  return (
    <>
      {acts.length === 0 ? <p className="mb-3 text-quiet">{t("page.noHistory")}</p> : null}
      <ol>
        {acts.map((act) => (
          <li key={act.id} className="border-b border-rule py-2.5">
            <Act act={act} signatureId={id} words={words} />
          </li>
        ))}
        {confirmedOn ? (
          <li className="border-b border-rule py-2.5">
            {t("page.confirmedOn")} · {dayOf(confirmedOn)}
          </li>
        ) : null}
        <li className="border-b border-rule py-2.5">
          {t("page.submittedOn")} · {dayOf(submittedOn)}
        </li>
      </ol>
    </>
  );
}

type ActProps = { act: SignatureAct; signatureId: string; words: Words };

function Act({ act, signatureId, words: { t, format } }: ActProps) {
  const { id, verb, reason, note, watchedName, at, by, ruleId, undone, canUndo } = act;
  const somebody = (who: string | null) => who ?? t("page.somebody");
  return (
    <div className="flex flex-wrap items-start justify-between gap-x-6 gap-y-2">
      <div className="min-w-0">
        <p>
          <strong className="font-semibold">{t(`verbs.${verb}`)}</strong>
          {reason ? `: ${t(`reasons.${reason}`)}` : null}
        </p>
        <p className="text-[0.9375rem] text-quiet">
          {format.dateTime(at, "moment")} · {t("page.by", { who: somebody(by) })}
          {ruleId ? (
            <>
              {" · "}
              <a href={paths.dashboardRule(ruleId)}>{t("page.byRule")}</a>
            </>
          ) : null}
        </p>
        {watchedName ? (
          <p className="mt-1">{t("page.watchedName", { name: watchedName })}</p>
        ) : null}
        {note ? <p className="mt-1 [overflow-wrap:anywhere] whitespace-pre-line">{note}</p> : null}
        {undone ? (
          <p className="text-[0.9375rem] text-quiet">
            {t("page.undone", {
              day: format.dateTime(undone.at, "moment"),
              who: somebody(undone.by),
            })}
          </p>
        ) : null}
      </div>
      {canUndo ? (
        <DashboardForm action={undoAction}>
          <input type="hidden" name="acts" value={id} />
          <input type="hidden" name="signature" value={signatureId} />
          <FormSubmit look="plain" label={`${t("page.undo")}: ${t(`verbs.${verb}`)}`}>
            {t("page.undo")}
          </FormSubmit>
        </DashboardForm>
      ) : null}
    </div>
  );
}
