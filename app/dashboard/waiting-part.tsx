import { getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import { EmptyState } from "@/components/dashboard/empty-state";
import { Part } from "@/components/dashboard/part";
import type { WaitingBeside } from "@/lib/campaign/schema";
import type { Locale } from "@/lib/i18n/schema";
import type { Waiting } from "@/lib/moderation/schema";
import { paths } from "@/lib/paths";

type WaitingPartProps = {
  waiting: Waiting & WaitingBeside;
  locale: Locale;
  /** What else waits for the reader, below; null where that is nothing. */
  children: ReactNode;
};

/** What needs a decision, each with the way there. */
export async function WaitingPart({ waiting, locale, children }: WaitingPartProps) {
  const t = await getTranslations({ locale, namespace: "moderation.waiting" });
  const lines = [
    { key: "quarantined", href: paths.dashboardReview({ only: "quarantined" }) },
    { key: "flagged", href: paths.dashboardReview({ only: "flagged" }) },
    { key: "changes", href: paths.dashboardChanges() },
    { key: "notables", href: paths.dashboardSignatories() },
    { key: "deliveries", href: paths.dashboardDeliveries() },
    { key: "failedMails", href: paths.dashboardMail() },
  ] as const;
  const shown = lines.filter(({ key }) => waiting[key] > 0);
  return (
    <Part id="waiting" title={t("title")}>
      <div className="grid gap-6">
        {shown.length ? (
          <ul className="grid gap-1.5">
            {shown.map(({ key, href }) => (
              <li key={key}>
                <a href={href} className="link font-semibold">
                  {t(key, { count: waiting[key] })}
                </a>
              </li>
            ))}
          </ul>
        ) : null}
        {shown.length || children ? null : (
          <EmptyState title={t("nothing")} text={t("nothingText")} />
        )}
        {children}
      </div>
    </Part>
  );
}
