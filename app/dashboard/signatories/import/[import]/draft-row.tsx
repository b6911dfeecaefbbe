import { getTranslations } from "next-intl/server";
import { FormCheck, FormSelect } from "@/components/dashboard/form-fields";
import { RowField } from "@/components/signatories/row-field";
import { locales, nameLanguage, pickText, type Locale } from "@/lib/i18n/schema";
import type { ImportDraft } from "@/lib/signatories";
import type { JudgedRow, RowClash } from "@/lib/signatories/schema";
import type { NotableWords } from "../../typed";

type DraftRowProps = { row: JudgedRow; draft: ImportDraft; locale: Locale };

const texts = ["name", "role", "organisation"] as const;

/** One line of a list: as it stood, what was understood of it in fields, and what is doubtful. */
export async function DraftRow({ row, draft, locale }: DraftRowProps) {
  const t = await getTranslations({ locale, namespace: "notables" });
  const { key, raw } = row;
  const name = (field: string) => `row.${key}.${field}`;
  const capacities = ["personal", "organisation"] as const;
  const others = locales.filter((code) => code !== draft.locale);
  const spoken = findSpoken(row, draft);
  return (
    <fieldset id={`line-${key}`} className="scroll-mt-4 border-t border-rule pt-3">
      <legend className="float-left mb-2 w-full">
        <span className="text-sm text-quiet">{t("draft.row", { number: key })}</span>{" "}
        <q className="font-serif" lang={spoken}>
          <bdi>{raw}</bdi>
        </q>
      </legend>
      <input type="hidden" name={name("here")} value="1" />
      <Remarks row={row} language={nameLanguage(spoken, locale)} t={t} />
      <div className="clear-both grid gap-x-5 gap-y-3 sm:grid-cols-2 lg:grid-cols-3">
        {texts.map((field) => (
          <RowField
            key={field}
            name={name(`${field}.${draft.locale}`)}
            label={t(`draft.${field}`)}
            value={row[field][draft.locale] ?? ""}
            error={findFault(row, `${field}.${draft.locale}`, t)}
            lang={draft.locale}
          />
        ))}
        <FormSelect
          name={name("category")}
          label={t("draft.category")}
          none={t("draft.chooseCategory")}
          options={draft.categories.map(({ id, title }) => ({
            value: id,
            label: pickText(title, locale) ?? "",
          }))}
          value={row.categoryId}
        />
        <FormSelect
          name={name("capacity")}
          label={t("draft.capacity")}
          none={t("capacities.none")}
          options={capacities.map((value) => ({ value, label: t(`capacities.${value}`) }))}
          value={row.capacity}
        />
        <RowField
          name={name("country")}
          label={t("draft.country")}
          value={row.country}
          error={findFault(row, "country", t)}
          list="country-codes"
        />
      </div>
      {others.map((code) => (
        <details key={code} className="mt-2" open={texts.some((field) => row[field][code])}>
          <summary className="py-1 text-[0.9375rem] font-medium">
            {t("draft.other", { language: nameLanguage(code, locale) })}
          </summary>
          <div className="grid gap-x-5 gap-y-3 sm:grid-cols-2 lg:grid-cols-3">
            {texts.map((field) => (
              <RowField
                key={field}
                name={name(`${field}.${code}`)}
                label={`${t(`draft.${field}`)} (${nameLanguage(code, locale)})`}
                value={row[field][code] ?? ""}
                error={findFault(row, `${field}.${code}`, t)}
                lang={code}
              />
            ))}
          </div>
        </details>
      ))}
      <div className="mt-3 flex flex-wrap gap-x-8 gap-y-2">
        <FormCheck name={name("include")} label={t("draft.include")} checked={row.isIncluded} />
        {row.clashes.some(({ kind }) => kind !== "similar") ? (
          <FormCheck name={name("another")} label={t("draft.another")} checked={row.isAnother} />
        ) : null}
      </div>
    </fieldset>
  );
}

function findFault(row: JudgedRow, field: string, t: NotableWords): string | undefined {
  const fault = row.faults.find((each) => each.field === field);
  return fault && t(`faults.${fault.code}`);
}

/** The language that the name stands in: the list's own, or the one that it was put into. */
function findSpoken(row: JudgedRow, draft: ImportDraft): Locale {
  return [draft.locale, ...locales].find((code) => row.name[code]) ?? draft.locale;
}

type RemarksProps = { row: JudgedRow; language: string; t: NotableWords };

function Remarks({ row, language, t }: RemarksProps) {
  const { doubts, clashes, remark, heading, isUnplaced } = row;
  if (doubts.length + clashes.length === 0 && !isUnplaced) return null;
  return (
    <ul className="clear-both mb-2 flex flex-wrap gap-x-5 text-[0.9375rem]">
      {isUnplaced ? (
        <li className="font-semibold text-signal">
          {heading ? t("draft.noSuchCategory", { heading }) : t("draft.noCategory")}
        </li>
      ) : null}
      {clashes.map((clash) => (
        <li key={clash.kind} className="font-semibold text-signal">
          {describeClash(clash, t)}
        </li>
      ))}
      {doubts.map((doubt) => (
        <li key={doubt} className="font-semibold">
          {t(`draft.doubts.${doubt}`, { remark, language })}
        </li>
      ))}
    </ul>
  );
}

function describeClash(clash: RowClash, t: NotableWords): string {
  switch (clash.kind) {
    case "on_board":
    case "similar":
      return t(`draft.clashes.${clash.kind}`, { name: clash.name });
    case "in_list":
      return t("draft.clashes.in_list", { key: clash.key });
    case "removed_at_wish":
      return t("draft.clashes.removed_at_wish");
  }
}
