import { PageBody } from "@/components/dashboard/page-body";
import { Part } from "@/components/dashboard/part";
import { FactsList } from "@/components/dashboard/signatures/facts-list";
import { findRule, previewRule } from "@/lib/moderation";
import { ruleCan, type ModerationRule } from "@/lib/moderation/schema";
import { paths } from "@/lib/paths";
import { dashboardTitle } from "../../../_shell/metadata";
import { renderDashboardPage } from "../../../_shell/render-page";
import { listConditions } from "../../_parts/rule-words";
import { findWords, type Words } from "../../_parts/words";
import { RulePreviewPart } from "./preview-part";
import { RuleProgressPart } from "./progress-part";

export function generateMetadata() {
  return dashboardTitle("signatures");
}

/** One rule: as a draft, exactly whom it would hit; afterwards, how far it is and how to undo it. */
export default async function RulePage({ params }: { params: Promise<{ id: string }> }) {
  const { id } = await params;
  return renderDashboardPage({
    section: "signatures",
    load: async ({ actor }) => {
      const rule = await findRule(actor, id);
      if (!rule) return null;
      return { rule, preview: ruleCan.start(rule.state) ? await previewRule(actor, rule) : null };
    },
    view: async ({ rule, preview }, { locale }) => {
      const words = await findWords(locale);
      const { t } = words;
      return (
        <PageBody
          title={t(`verbs.${rule.verb}`)}
          back={{ href: paths.dashboardRules(), label: t("rules.back") }}
        >
          <Part id="conditions" title={t("rules.conditions")}>
            <FactsList facts={listFacts(rule, words)} />
          </Part>
          {preview ? (
            <RulePreviewPart rule={rule} preview={preview} words={words} />
          ) : (
            <RuleProgressPart rule={rule} words={words} />
          )}
        </PageBody>
      );
    },
  });
}

function listFacts(rule: ModerationRule, words: Words) {
  const { t, format } = words;
  return [
    ...listConditions(rule.conditions, words),
    { label: t("rules.deed"), value: t(`verbs.${rule.verb}`) },
    { label: t("reason"), value: rule.reason ? t(`reasons.${rule.reason}`) : null },
    { label: t("note"), value: rule.note },
    { label: t("rules.state"), value: t(`rules.states.${rule.state}`) },
    {
      label: t("rules.made"),
      value: `${format.dateTime(rule.createdAt, "moment")} · ${rule.by ?? t("page.somebody")}`,
    },
  ];
}
