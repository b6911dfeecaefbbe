import { FormSubmit } from "@/components/dashboard/form-fields";
import { Part } from "@/components/dashboard/part";
import type { OwnDeed } from "@/lib/moderation/schema";
import { DashboardForm } from "../../_shell/dashboard-form";
import { undoAction } from "../actions";
import type { Words } from "./words";

type RecentDeedsProps = { deeds: OwnDeed[]; words: Words; now: Date };

/** What one did last, each to be undone by one button. */
export function RecentDeeds({ deeds, words: { t, format }, now }: RecentDeedsProps) {
  if (deeds.length === 0) return null;
  return (
    <Part id="recent" title={t("recent.title")} lead={t("recent.lead")}>
      <ul>
        {deeds.map(({ at, verb, actIds }) => {
          const line = t("recent.line", {
            verb: t(`verbs.${verb}`),
            count: actIds.length,
            when: format.relativeTime(at, now),
          });
          return (
            <li
              key={`${at.getTime()}-${verb}`}
              className="flex flex-wrap items-center justify-between gap-x-6 gap-y-2 border-b border-rule py-2"
            >
              <span>{line}</span>
              <DashboardForm action={undoAction}>
                <input type="hidden" name="acts" value={actIds.join(" ")} />
                <FormSubmit look="plain" label={`${t("recent.undo")}: ${line}`}>
                  {t("recent.undo")}
                </FormSubmit>
              </DashboardForm>
            </li>
          );
        })}
      </ul>
    </Part>
  );
}
