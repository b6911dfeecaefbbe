import { getFormatter, getTranslations } from "next-intl/server";
import { Notice } from "@/components/ui/notice";
import type { ClosingNotice } from "@/lib/campaign/schema";
import type { Locale } from "@/lib/i18n/schema";
import { paths } from "@/lib/paths";

type ClosingPartProps = {
  closing: ClosingNotice;
  /** Whether the reader can make a list; others are told whom to ask. */
  mayDeliver: boolean;
  locale: Locale;
};

/** When everything about the signers goes, and what has to be done before. */
export async function ClosingPart({ closing, mayDeliver, locale }: ClosingPartProps) {
  const { stage, endsAt, daysLeft, signatures } = closing;
  const t = await getTranslations({ locale, namespace: "closing" });
  const format = await getFormatter({ locale });
  const isBefore = stage === "closed" || stage === "warning";
  return (
    <Notice
      id="closing"
      role="note"
      tone={stage === "warning" || stage === "due" ? "signal" : "plain"}
      title={t(`${stage}.title`, { days: daysLeft })}
      className="max-w-[46rem]"
    >
      <p className="mt-1">
        {t(`${stage}.text`, { day: format.dateTime(endsAt, "day"), count: signatures })}
      </p>
      {isBefore ? (
        <p className="mt-2">
          {t("before")}{" "}
          {mayDeliver ? (
            <a href={paths.dashboardDeliveries()} className="link font-semibold">
              {t("toLists")}
            </a>
          ) : (
            t("askAdmin")
          )}
        </p>
      ) : null}
    </Notice>
  );
}
