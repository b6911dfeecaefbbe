import { ActionLink } from "@/components/dashboard/action-button";
import { DataTable } from "@/components/dashboard/data-table";
import { EmptyState } from "@/components/dashboard/empty-state";
import { PageBody } from "@/components/dashboard/page-body";
import { listRules } from "@/lib/moderation";
import type { ModerationRule } from "@/lib/moderation/schema";
import { paths } from "@/lib/paths";
import { dashboardTitle } from "../../_shell/metadata";
import { renderDashboardPage } from "../../_shell/render-page";
import { titleOfRule } from "../_parts/rule-words";
import { Tabs } from "../_parts/tabs";
import { findWords, type Words } from "../_parts/words";

export function generateMetadata() {
  return dashboardTitle("signatures");
}

/** Decisions about all signatures that fit: what was decided so, and how far each is. */
export default function RulesPage() {
  return renderDashboardPage({
    section: "signatures",
    load: ({ actor }) => listRules(actor),
    view: async (rules, { actor, locale }) => {
      const words = await findWords(locale);
      const { t } = words;
      const toNew = (
        <ActionLink look="main" href={paths.dashboardNewRule()}>
          {t("rules.new")}
        </ActionLink>
      );
      return (
        <PageBody
          title={t("rules.title")}
          lead={t("rules.lead")}
          actions={rules.length ? toNew : undefined}
        >
          <Tabs actor={actor} current="rules" t={t} />
          {rules.length ? (
            <RuleTable rules={rules} words={words} />
          ) : (
            <EmptyState title={t("rules.none")} text={t("rules.noneText")} action={toNew} />
          )}
        </PageBody>
      );
    },
  });
}

function RuleTable({ rules, words }: { rules: ModerationRule[]; words: Words }) {
  const { t, format } = words;
  return (
    <DataTable
      caption={t("rules.title")}
      columns={[
        { key: "rule", heading: t("rules.rule") },
        { key: "state", heading: t("rules.state") },
        { key: "changed", heading: t("rules.progress"), isNumber: true },
        { key: "made", heading: t("rules.made") },
        { key: "by", heading: t("rules.by") },
      ]}
      rows={rules.map((rule) => ({
        key: rule.id,
        cells: {
          rule: (
            <a href={paths.dashboardRule(rule.id)} className="link [overflow-wrap:anywhere]">
              {titleOfRule(rule, words)}
            </a>
          ),
          state: t(`rules.states.${rule.state}`),
          changed: rule.state === "draft" ? null : format.number(rule.changed, "count"),
          made: format.dateTime(rule.createdAt, "day"),
          by: rule.by ?? t("page.somebody"),
        },
      }))}
    />
  );
}
