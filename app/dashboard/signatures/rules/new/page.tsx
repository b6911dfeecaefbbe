import {
  FormCheck,
  FormChoices,
  FormSelect,
  FormSubmit,
  FormText,
} from "@/components/dashboard/form-fields";
import { FormDay } from "@/components/dashboard/form-day";
import { PageBody } from "@/components/dashboard/page-body";
import { Part } from "@/components/dashboard/part";
import { requirePermission } from "@/lib/accounts/schema";
import { listCountries } from "@/lib/i18n/countries";
import { locales, nameLanguage, type Locale } from "@/lib/i18n/schema";
import { ruleVerbs } from "@/lib/moderation/schema";
import { paths } from "@/lib/paths";
import { visibilities } from "@/lib/signing/schema";
import { DashboardForm } from "../../../_shell/dashboard-form";
import { dashboardTitle } from "../../../_shell/metadata";
import { renderDashboardPage } from "../../../_shell/render-page";
import { ReasonFields } from "../../_parts/bulk-form";
import { findWords, type Words } from "../../_parts/words";
import { draftRuleAction } from "../actions";

export function generateMetadata() {
  return dashboardTitle("signatures");
}

/** A new rule: which signatures, and what to do. It begins as a draft with a preview. */
export default function NewRulePage() {
  return renderDashboardPage({
    section: "signatures",
    load: async ({ actor }) => {
      requirePermission(actor, "moderateSignatures");
      return {};
    },
    view: async (_, { locale }) => {
      const words = await findWords(locale);
      const { t } = words;
      return (
        <PageBody
          title={t("rules.newTitle")}
          lead={t("rules.newLead")}
          back={{ href: paths.dashboardRules(), label: t("rules.back") }}
        >
          <DashboardForm action={draftRuleAction} className="grid gap-9">
            <Part id="conditions" title={t("rules.conditions")}>
              <ConditionFields locale={locale} words={words} />
            </Part>
            <Part id="deed" title={t("rules.deed")} className="max-w-[46rem]">
              <div className="grid gap-5">
                <FormChoices
                  name="verb"
                  legend={t("rules.deed")}
                  choices={ruleVerbs.map((verb) => ({
                    value: verb,
                    label: t(`verbs.${verb}`),
                    hint: t(`effects.${verb}`),
                  }))}
                />
                <ReasonFields words={words} isOnlyForInvalidating />
              </div>
            </Part>
            <p>
              <FormSubmit>{t("rules.preview")}</FormSubmit>
            </p>
          </DashboardForm>
        </PageBody>
      );
    },
  });
}

function ConditionFields({ locale, words: { t, statements } }: { locale: Locale; words: Words }) {
  const none = t("table.any");
  return (
    <div className="grid gap-x-6 gap-y-5 sm:grid-cols-2">
      <FormText
        name="nameWords"
        label={t("rules.nameWords")}
        hint={t("rules.nameWordsHint")}
        autoComplete="off"
      />
      <FormText
        name="organisationWords"
        label={t("rules.organisationWords")}
        hint={t("rules.nameWordsHint")}
        autoComplete="off"
      />
      <FormSelect
        name="statement"
        label={t("table.statement")}
        none={none}
        options={statements.map(({ slug, title }) => ({ value: slug, label: title }))}
      />
      <FormSelect
        name="state"
        label={t("table.state")}
        none={none}
        options={(["pending", "confirmed"] as const).map((value) => ({
          value,
          label: t(`states.${value}`),
        }))}
      />
      <FormSelect
        name="visibility"
        label={t("table.visibility")}
        none={none}
        options={visibilities.map((value) => ({ value, label: t(`visibilities.${value}`) }))}
      />
      <FormSelect
        name="country"
        label={t("table.country")}
        none={none}
        options={listCountries(locale).map(({ code, name }) => ({ value: code, label: name }))}
      />
      <FormSelect
        name="locale"
        label={t("rules.language")}
        none={none}
        options={locales.map((value) => ({ value, label: nameLanguage(value, locale) }))}
      />
      <div className="grid gap-3 self-end">
        <FormCheck name="flagged" label={t("rules.flagged")} />
        <FormCheck name="quarantined" label={t("rules.quarantined")} />
      </div>
      <FormDay name="from" label={t("table.from")} />
      <FormDay name="to" label={t("table.to")} />
    </div>
  );
}
