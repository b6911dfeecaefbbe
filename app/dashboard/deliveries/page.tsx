import { getFormatter, getTranslations } from "next-intl/server";
import { ActionLink } from "@/components/dashboard/action-button";
import { DataTable, type DataRow } from "@/components/dashboard/data-table";
import { EmptyState } from "@/components/dashboard/empty-state";
import { FormSubmit, FormText } from "@/components/dashboard/form-fields";
import { PageBody } from "@/components/dashboard/page-body";
import { Part } from "@/components/dashboard/part";
import { findApprovalRule, listDeliveries, type LedgerLine } from "@/lib/deliveries";
import type { Locale } from "@/lib/i18n/schema";
import { paths } from "@/lib/paths";
import { DashboardForm } from "../_shell/dashboard-form";
import { dashboardTitle } from "../_shell/metadata";
import { renderDashboardPage } from "../_shell/render-page";
import { changeApprovalRuleAction } from "./actions";

type DeliveriesPageProps = { searchParams: Promise<{ after?: string | string[] }> };

export function generateMetadata() {
  return dashboardTitle("deliveries");
}

/** The ledger: who had a list made, when, for whom and why, and how many names it held. */
export default function DeliveriesPage({ searchParams }: DeliveriesPageProps) {
  return renderDashboardPage({
    section: "deliveries",
    load: async ({ actor }) => {
      const after = [(await searchParams).after].flat()[0] ?? null;
      return {
        page: await listDeliveries(actor, { after }),
        rule: await findApprovalRule(actor),
        isFirst: after === null,
      };
    },
    view: async ({ page, rule, isFirst }, { locale }) => {
      const t = await getTranslations({ locale, namespace: "deliveries" });
      const isEmpty = isFirst && page.lines.length === 0;
      const make = (
        <ActionLink href={paths.dashboardNewDelivery()} look="main">
          {t("make")}
        </ActionLink>
      );
      return (
        <PageBody title={t("title")} lead={t("lead")} actions={isEmpty ? null : make}>
          {page.lines.length > 0 ? (
            <Part id="ledger" title={t("ledger")}>
              <Ledger lines={page.lines} locale={locale} />
              {page.next ? (
                <p className="mt-4">
                  <ActionLink href={paths.dashboardDeliveries({ after: page.next })}>
                    {t("older")}
                  </ActionLink>
                </p>
              ) : null}
            </Part>
          ) : (
            <EmptyState
              title={t("empty.title")}
              text={t("empty.text")}
              action={isEmpty ? make : null}
            />
          )}
          <RulePart above={rule} locale={locale} />
        </PageBody>
      );
    },
  });
}

async function Ledger({ lines, locale }: { lines: LedgerLine[]; locale: Locale }) {
  const t = await getTranslations({ locale, namespace: "deliveries" });
  const format = await getFormatter({ locale });
  const toRow = (line: LedgerLine): DataRow => ({
    key: line.id,
    cells: {
      reference: (
        <a className="link whitespace-nowrap tabular-nums" href={paths.dashboardDelivery(line.id)}>
          {line.reference}
        </a>
      ),
      when: format.dateTime(line.requestedAt, "moment"),
      recipient: line.recipient,
      profile: t(`profiles.${line.profile}.label`),
      by: line.requestedBy ?? t("formerMember"),
      names: line.sums
        ? format.number(line.sums.named + line.sums.initials + line.sums.besides, "count")
        : "",
      state: t(`states.${line.state}`),
    },
  });
  const columns = ["reference", "when", "recipient", "profile", "by", "names", "state"] as const;
  return (
    <DataTable
      caption={t("ledger")}
      columns={columns.map((key) => ({
        key,
        heading: t(`columns.${key}`),
        isNumber: key === "names",
      }))}
      rows={lines.map(toRow)}
    />
  );
}

async function RulePart({ above, locale }: { above: number | null; locale: Locale }) {
  const t = await getTranslations({ locale, namespace: "deliveries" });
  return (
    <Part id="rule" title={t("rule.title")} lead={t("rule.lead")}>
      <DashboardForm action={changeApprovalRuleAction} className="grid max-w-[28rem] gap-4">
        <FormText
          name="above"
          label={t("rule.label")}
          hint={t("rule.hint")}
          value={above === null ? "" : String(above)}
        />
        <p>
          <FormSubmit look="plain">{t("rule.save")}</FormSubmit>
        </p>
      </DashboardForm>
    </Part>
  );
}
