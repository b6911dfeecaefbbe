import { ActionButton, ActionLink } from "@/components/dashboard/action-button";
import { DayField } from "@/components/dashboard/day-field";
import { SelectField } from "@/components/forms/select-field";
import { auditActions, operator, type AuditFilter, type AuditPage } from "@/lib/audit/schema";
import type { Locale } from "@/lib/i18n/schema";
import { paths } from "@/lib/paths";
import type { AuditWords } from "./wording";

type FilterProps = {
  filter: AuditFilter;
  actors: AuditPage["actors"];
  words: AuditWords;
  locale: Locale;
};

/** Narrows the log down: by deed, by person, by days. A plain form that asks for the page again. */
export function AuditFilterForm({ filter, actors, words, locale }: FilterProps) {
  const { t, sayAction } = words;
  const collator = new Intl.Collator(locale);
  const deeds = auditActions
    .map((action) => ({ value: action, label: sayAction(action) }))
    .sort((a, b) => collator.compare(a.label, b.label));
  const people = actors.map(({ id, label }) => ({ value: id, label }));
  return (
    <form
      method="get"
      action={paths.dashboardAudit()}
      className="grid items-end gap-4 sm:grid-cols-2 lg:grid-cols-[2fr_2fr_1fr_1fr_auto]"
    >
      <SelectField
        name="action"
        label={t("what")}
        none={t("everything")}
        options={deeds}
        value={filter.action}
      />
      <SelectField
        name="actor"
        label={t("who")}
        none={t("everybody")}
        options={[{ value: operator, label: t("operator") }, ...people]}
        value={filter.actor}
      />
      <DayField name="from" label={t("from")} value={filter.from} />
      <DayField name="to" label={t("to")} value={filter.to} />
      <p className="flex gap-3">
        <ActionButton look="main">{t("show")}</ActionButton>
        {Object.keys(filter).length ? (
          <ActionLink href={paths.dashboardAudit()}>{t("showAll")}</ActionLink>
        ) : null}
      </p>
    </form>
  );
}
