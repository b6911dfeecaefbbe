import { getFormatter, getTranslations } from "next-intl/server";
import { ActionLink } from "@/components/dashboard/action-button";
import { LookAgain } from "@/components/dashboard/look-again";
import { PageBody } from "@/components/dashboard/page-body";
import { Part } from "@/components/dashboard/part";
import { Progress } from "@/components/dashboard/progress";
import { isPasskeyFresh } from "@/lib/accounts/schema";
import { findLedgerLine, type LedgerLine } from "@/lib/deliveries";
import { listStatements } from "@/lib/statements";
import type { Locale } from "@/lib/i18n/schema";
import { paths } from "@/lib/paths";
import { dashboardTitle } from "../../_shell/metadata";
import { renderDashboardPage } from "../../_shell/render-page";
import { DeliveryFacts } from "./facts";
import { DeliverySteps } from "./steps";

type DeliveryPageProps = { params: Promise<{ id: string }> };

export function generateMetadata() {
  return dashboardTitle("deliveries");
}

/** One list: how far it is, its file, what was chosen, and what can be done with it. */
export default function DeliveryPage({ params }: DeliveryPageProps) {
  return renderDashboardPage({
    section: "deliveries",
    load: async ({ actor, locale }) => {
      const line = await findLedgerLine(actor, (await params).id);
      return line && { line, statements: await listStatements(locale) };
    },
    view: async ({ line, statements }, { actor, locale, now }) => {
      const t = await getTranslations({ locale, namespace: "deliveries" });
      const titles = new Map(statements.map(({ slug, title }) => [slug, title]));
      return (
        <PageBody
          title={t("one", { reference: line.reference })}
          lead={line.recipient}
          back={{ href: paths.dashboardDeliveries(), label: t("title") }}
        >
          <StatePart line={line} isPresent={isPasskeyFresh(actor, { now })} locale={locale} />
          <Part id="facts" title={t("facts")}>
            <DeliveryFacts line={line} titles={titles} locale={locale} />
          </Part>
        </PageBody>
      );
    },
  });
}

type StatePartProps = { line: LedgerLine; isPresent: boolean; locale: Locale };

/** While it is being made the page looks again by itself; without a script a link does. */
async function StatePart({ line, isPresent, locale }: StatePartProps) {
  const t = await getTranslations({ locale, namespace: "deliveries" });
  const format = await getFormatter({ locale });
  const isUnderWay = line.state === "queued" || line.state === "running";
  const number = (value: number) => format.number(value, "count");
  return (
    <Part id="state" title={t(`states.${line.state}`)}>
      {isUnderWay ? <LookAgain /> : null}
      <div className="grid gap-5">
        <p className="max-w-[46rem]">
          {line.state === "failed"
            ? t(`failures.${line.failure ?? "unknown"}`)
            : t(`explained.${line.state}`)}
          {line.state === "ready" && line.expiresAt
            ? ` ${t("waitsUntil", { time: format.dateTime(line.expiresAt, "moment") })}`
            : ""}
        </p>
        {line.state === "running" && line.rowsTotal ? (
          <Progress
            label={t("making")}
            done={line.rowsDone}
            total={line.rowsTotal}
            text={t("progress", { done: number(line.rowsDone), total: number(line.rowsTotal) })}
          />
        ) : null}
        {isUnderWay ? (
          <div>
            <ActionLink href={paths.dashboardDelivery(line.id)}>{t("lookAgain")}</ActionLink>
          </div>
        ) : null}
        <DeliverySteps line={line} isPresent={isPresent} locale={locale} />
      </div>
    </Part>
  );
}
