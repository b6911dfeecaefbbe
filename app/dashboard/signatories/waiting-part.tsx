import { getTranslations } from "next-intl/server";
import { FormCheck, FormSubmit } from "@/components/dashboard/form-fields";
import { Part } from "@/components/dashboard/part";
import type { Locale } from "@/lib/i18n/schema";
import type { Board } from "@/lib/signatories/schema";
import { DashboardForm } from "../_shell/dashboard-form";
import { approveAction, stepAction } from "./actions";
import { CaseList } from "./case-list";

type WaitingProps = { board: Board; locale: Locale };

/** What waits for a second person, and what is approved and not on the page yet; nothing when nothing does. */
export async function WaitingPart({ board, locale }: WaitingProps) {
  const t = await getTranslations({ locale, namespace: "notables" });
  const { waiting, approved, isAlone, statement } = board;
  const mine = isAlone ? [...waiting.mine, ...waiting.others] : waiting.mine;
  const others = isAlone ? [] : waiting.others;
  if (mine.length + others.length + approved.length === 0) return null;
  const needsAlone = isAlone && waiting.others.length > 0;
  return (
    <Part id="waiting" title={t("waiting.title")}>
      <div className="grid gap-5">
        {mine.length ? (
          <DashboardForm action={approveAction} className="grid gap-3">
            <p>{needsAlone ? null : t("waiting.mine", { count: mine.length })}</p>
            <CaseList board={board} ids={mine} isAsked byBox={mine.length > 1} locale={locale} />
            {mine.length > 1 ? <input type="hidden" name="byBox" value="on" /> : null}
            <Hidden ids={mine} statement={statement.slug} />
            <input type="hidden" name="publish" value="on" />
            {needsAlone ? (
              <>
                <input type="hidden" name="isAlone" value="on" />
                <FormCheck name="alone" label={t("waiting.alone")} />
              </>
            ) : null}
            <p>
              <FormSubmit>{t("waiting.approve")}</FormSubmit>
            </p>
          </DashboardForm>
        ) : null}
        {others.length ? (
          <div className="grid gap-3">
            <p>{t("waiting.others", { count: others.length })}</p>
            <CaseList board={board} ids={others} locale={locale} />
          </div>
        ) : null}
        {approved.length ? (
          <DashboardForm action={stepAction} className="grid gap-3">
            <p>{t("waiting.ready", { count: approved.length })}</p>
            <CaseList board={board} ids={approved} locale={locale} />
            <Hidden ids={approved} statement={statement.slug} />
            <p>
              <FormSubmit look="plain" name="step" value="publish">
                {t("waiting.publish")}
              </FormSubmit>
            </p>
          </DashboardForm>
        ) : null}
      </div>
    </Part>
  );
}

function Hidden({ ids, statement }: { ids: string[]; statement: string }) {
  return (
    <>
      <input type="hidden" name="ids" value={ids.join(",")} />
      <input type="hidden" name="statement" value={statement} />
    </>
  );
}
