import { ActionButton, ActionLink } from "@/components/dashboard/action-button";
import { DayField } from "@/components/dashboard/day-field";
import { CheckField } from "@/components/forms/check-field";
import { SelectField } from "@/components/forms/select-field";
import { TextField } from "@/components/forms/text-field";
import { listCountries } from "@/lib/i18n/countries";
import type { Locale } from "@/lib/i18n/schema";
import type { SignatureFilter } from "@/lib/moderation/schema";
import { paths } from "@/lib/paths";
import { signatureStates, visibilities } from "@/lib/signing/schema";
import type { Words } from "./words";

type FilterFormProps = { filter: SignatureFilter; locale: Locale; words: Words };

/** What to look for. A plain form whose answer has an address, so that it can be kept as a bookmark. */
export function FilterForm({ filter, locale, words }: FilterFormProps) {
  const { t, statements } = words;
  const { visibility, country, from, to, review, notable } = filter;
  const hasMore = Boolean(visibility || country || from || to || review || notable);
  const any = t("table.any");
  return (
    <form method="get" action={paths.dashboardSignatures()} className="grid gap-4" role="search">
      <div className="grid gap-4 sm:grid-cols-3">
        <TextField name="q" label={t("table.q")} value={filter.q ?? ""} autoComplete="off" />
        <SelectField
          name="state"
          label={t("table.state")}
          none={any}
          value={filter.state ?? ""}
          options={signatureStates.map((value) => ({ value, label: t(`states.${value}`) }))}
        />
        <SelectField
          name="statement"
          label={t("table.statement")}
          none={any}
          value={filter.statement ?? ""}
          options={statements.map(({ slug, title }) => ({ value: slug, label: title }))}
        />
      </div>
      <details open={hasMore}>
        <summary className="font-semibold">{t("table.filterMore")}</summary>
        <div className="mt-3 grid gap-4 sm:grid-cols-3">
          <SelectField
            name="review"
            label={t("table.review")}
            none={any}
            value={review ?? ""}
            options={(["quarantined", "flagged"] as const).map((value) => ({
              value,
              label: t(`reviews.${value}`),
            }))}
          />
          <SelectField
            name="visibility"
            label={t("table.visibility")}
            none={any}
            value={visibility ?? ""}
            options={visibilities.map((value) => ({ value, label: t(`visibilities.${value}`) }))}
          />
          <SelectField
            name="country"
            label={t("table.country")}
            none={any}
            value={country ?? ""}
            options={listCountries(locale).map(({ code, name }) => ({ value: code, label: name }))}
          />
          <DayField name="from" label={t("table.from")} value={from ?? ""} />
          <DayField name="to" label={t("table.to")} value={to ?? ""} />
          <NotableField isChecked={notable} label={t("table.notable")} />
        </div>
      </details>
      <p className="flex flex-wrap gap-3">
        <ActionButton look="main">{t("table.apply")}</ActionButton>
        {Object.values(filter).some(Boolean) ? (
          <ActionLink href={paths.dashboardSignatures()}>{t("table.clear")}</ActionLink>
        ) : null}
      </p>
    </form>
  );
}

function NotableField({ isChecked, label }: { isChecked: boolean; label: string }) {
  return (
    <div className="self-end">
      <CheckField name="notable" label={label} checked={isChecked} />
    </div>
  );
}
