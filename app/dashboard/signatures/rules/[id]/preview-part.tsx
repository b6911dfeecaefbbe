import { FormSubmit } from "@/components/dashboard/form-fields";
import { Part } from "@/components/dashboard/part";
import type { ModerationRule, RulePreview } from "@/lib/moderation/schema";
import { DashboardForm } from "../../../_shell/dashboard-form";
import { SignatureRows } from "../../_parts/signature-rows";
import type { Words } from "../../_parts/words";
import { discardRuleAction, startRuleAction } from "../actions";

type RulePreviewProps = { rule: ModerationRule; preview: RulePreview; words: Words };

/** Exactly how many the draft would change, some of them, and the two ways on. */
export function RulePreviewPart({ rule, preview, words }: RulePreviewProps) {
  const { t } = words;
  const { fitting, changing, sample } = preview;
  return (
    <>
      <Part id="preview" title={t("rules.fits", { count: fitting })}>
        {fitting > 0 ? <p>{t("rules.changes", { count: changing })}</p> : null}
        <div className="mt-4 grid gap-6">
          {changing > 0 ? (
            <DashboardForm action={startRuleAction} className="grid justify-items-start gap-3">
              <input type="hidden" name="rule" value={rule.id} />
              <p>{t("rules.startText", { verb: t(`verbs.${rule.verb}`), count: changing })}</p>
              <FormSubmit>{t("rules.start")}</FormSubmit>
            </DashboardForm>
          ) : null}
          <DashboardForm action={discardRuleAction} className="grid justify-items-start gap-3">
            <input type="hidden" name="rule" value={rule.id} />
            <FormSubmit look="plain">{t("rules.discard")}</FormSubmit>
          </DashboardForm>
        </div>
      </Part>
      {sample.length ? (
        <Part id="sample" title={t("rules.sample")} lead={t("rules.sampleLead")}>
          <SignatureRows signatures={sample} words={words} />
        </Part>
      ) : null}
    </>
  );
}
