import { getFormatter, getTranslations } from "next-intl/server";
import type { Locale } from "@/lib/i18n/schema";
import { statementCan, type StatementSummary } from "@/lib/statements/schema";

type CountPanelProps = {
  statement: Pick<StatementSummary, "count" | "goal" | "notablesBesideCount" | "status">;
  locale: Locale;
};

/**
 * The exact count of confirmed signatures, the goal and the way to it. First signatories
 * who came without a signature here stand beside the count, never in it.
 */
export async function CountPanel({ statement, locale }: CountPanelProps) {
  const { count, goal, notablesBesideCount, status } = statement;
  const t = await getTranslations({ locale, namespace: "statement" });
  const format = await getFormatter({ locale });
  const isOpen = statementCan.sign(status);
  const number = format.number(count, "count");
  const goalText = goal === null ? "" : format.number(goal, "count");
  return (
    <div>
      <p>
        <span className="headline block text-[clamp(4rem,16vw,5.25rem)] leading-none">
          {number}
        </span>{" "}
        <span className="mt-1 block text-[1.0625rem] text-quiet">
          {t("countLabel", { count })} {count === 0 && isOpen ? t("beTheFirst") : null}{" "}
          {goal === null ? null : t(sayGoal(count >= goal, isOpen), { goal: goalText })}
        </span>
      </p>
      {goal === null ? null : (
        <progress
          className="count-bar mt-3"
          value={Math.min(count, goal)}
          max={goal}
          aria-label={t("progress", { count: number, goal: goalText })}
        />
      )}
      {notablesBesideCount > 0 ? (
        <p className="mt-3 text-[1.0625rem]">
          <a href="#first-signatories" className="link">
            {t("besideCount", { count: notablesBesideCount })}
          </a>
        </p>
      ) : null}
    </div>
  );
}

function sayGoal(isReached: boolean, isOpen: boolean) {
  if (!isOpen) return isReached ? "goalWasReached" : "goalWas";
  return isReached ? "goalReached" : "goalAhead";
}
