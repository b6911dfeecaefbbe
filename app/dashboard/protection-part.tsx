import { getFormatter, getTranslations } from "next-intl/server";
import { Figures } from "@/components/dashboard/figures";
import { Part } from "@/components/dashboard/part";
import { Notice } from "@/components/ui/notice";
import type { Locale } from "@/lib/i18n/schema";
import type { LimitsSummary } from "@/lib/limits/schema";
import { paths } from "@/lib/paths";

const shown = ["judged", "refused", "held", "quarantined", "demanded", "proven"] as const;

/** What says that somebody attacks; the others are only how much there was. */
const alarming = new Set<string>(["refused", "quarantined"]);

type ProtectionPartProps = { limits: LimitsSummary; locale: Locale };

/** Are we under attack, what the limits did about it, and what there is to do: numbers only. */
export async function ProtectionPart({ limits, locale }: ProtectionPartProps) {
  const { mode, counting, proofOfWork, sinceStart } = limits;
  const t = await getTranslations({ locale, namespace: "protection" });
  const format = await getFormatter({ locale });
  const isAttacked =
    mode === "on" &&
    (proofOfWork !== "nobody" || sinceStart.refused > 0 || sinceStart.quarantined > 0);
  return (
    <Part id="protection" title={t("title")} lead={t("lead")}>
      <div className="grid gap-5">
        <Figures
          figures={shown.map((key) => ({
            label: t(`figures.${key}`),
            value: format.number(sinceStart[key], "count"),
            tone: alarming.has(key) && sinceStart[key] > 0 ? "alarm" : "plain",
          }))}
        />
        <div className="grid max-w-[46rem] gap-1">
          <p>{mode === "off" ? t("off") : t(`proof.${proofOfWork}`)}</p>
          {counting === "valkey_away" ? <p>{t("valkeyAway")}</p> : null}
        </div>
        {isAttacked ? (
          <Notice role="note" title={t("todo.title")} className="max-w-[46rem]">
            <p className="mt-1">{t("todo.text")}</p>
            <ul className="mt-2 flex flex-wrap gap-x-6 gap-y-1 font-semibold">
              <li>
                <a href={paths.dashboardReview({ only: "quarantined" })} className="link">
                  {t("todo.review")}
                </a>
              </li>
              <li>
                <a href={paths.dashboardRules()} className="link">
                  {t("todo.rules")}
                </a>
              </li>
            </ul>
          </Notice>
        ) : null}
      </div>
    </Part>
  );
}
