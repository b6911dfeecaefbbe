import { ActionLink } from "@/components/dashboard/action-button";
import { FormSubmit } from "@/components/dashboard/form-fields";
import { Part } from "@/components/dashboard/part";
import { Progress } from "@/components/dashboard/progress";
import { LookAgain } from "@/components/dashboard/look-again";
import { ruleCan, type ModerationRule } from "@/lib/moderation/schema";
import { paths } from "@/lib/paths";
import { DashboardForm } from "../../../_shell/dashboard-form";
import type { Words } from "../../_parts/words";
import { cancelRuleAction, undoRuleAction } from "../actions";

type RuleProgressProps = { rule: ModerationRule; words: Words };

/** How far a rule, or its undoing, has come; to be left and returned to. */
export function RuleProgressPart({ rule, words: { t, format } }: RuleProgressProps) {
  const { id, state, changed, restored } = rule;
  const number = (value: number) => format.number(value, "count");
  const isUndone = state === "undoing" || state === "undone";
  const total = isUndone ? changed : rule.total;
  const done = isUndone ? restored : rule.done;
  const isMoving = ruleCan.progress(state);
  return (
    <Part id="progress" title={t(`rules.states.${state}`)}>
      <div className="grid justify-items-start gap-4">
        {isMoving ? (
          <>
            <div className="w-full">
              <Progress
                label={t("rules.running")}
                done={done}
                total={total}
                text={t("rules.ofTotal", { done: number(done), total: number(total) })}
              />
            </div>
            <p className="text-quiet">{t("rules.leave")}</p>
            <LookAgain />
            <ActionLink href={paths.dashboardRule(id)}>{t("rules.lookAgain")}</ActionLink>
          </>
        ) : null}
        <p>{t("rules.changed", { count: changed })}</p>
        {isUndone ? <p>{t("rules.restored", { count: restored })}</p> : null}
        {ruleCan.cancel(state) ? (
          <DashboardForm action={cancelRuleAction}>
            <input type="hidden" name="rule" value={id} />
            <FormSubmit look="danger">{t("rules.cancel")}</FormSubmit>
          </DashboardForm>
        ) : null}
        {ruleCan.undo(state) && changed > 0 ? (
          <DashboardForm action={undoRuleAction} className="grid justify-items-start gap-3">
            <input type="hidden" name="rule" value={id} />
            <p>{t("rules.undoText", { count: changed })}</p>
            <FormSubmit look="danger">{t("rules.undo")}</FormSubmit>
          </DashboardForm>
        ) : null}
      </div>
    </Part>
  );
}
