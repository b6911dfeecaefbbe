import { FormDay } from "@/components/dashboard/form-day";
import { FormSelect, FormSubmit, FormText, FormTextArea } from "@/components/dashboard/form-fields";
import { PageBody } from "@/components/dashboard/page-body";
import { Part } from "@/components/dashboard/part";
import { OvertakenPart } from "@/components/dashboard/statements/overtaken-part";
import { locales, type Locale } from "@/lib/i18n/schema";
import { paths } from "@/lib/paths";
import { findRoom } from "@/lib/statements";
import { largestGoal, type StatementRoom } from "@/lib/statements/schema";
import { DashboardForm } from "../../../_shell/dashboard-form";
import { dashboardTitle } from "../../../_shell/metadata";
import { renderDashboardPage } from "../../../_shell/render-page";
import { saveFactsAction } from "../../facts-actions";
import { findWords, type Words } from "../../words";

type PageProps = { params: Promise<{ id: string }> };
type FieldsProps = { room: StatementRoom; words: Words };

export function generateMetadata() {
  return dashboardTitle("statements");
}

/** What stands around a statement's text. */
export default async function FactsPage({ params }: PageProps) {
  const { id } = await params;
  return renderDashboardPage({
    section: "statements",
    load: ({ actor, locale }) => findRoom(actor, id, locale),
    view: async (room, { locale }) => {
      const words = await findWords(locale);
      const { t } = words;
      return (
        <PageBody
          title={t("facts.edit")}
          lead={t("facts.lead")}
          back={{ href: paths.dashboardStatement(id), label: room.title }}
        >
          <Part id="facts" title={t("facts.title")}>
            <DashboardForm action={saveFactsAction} className="grid max-w-[58rem] gap-6">
              <input type="hidden" name="statement" value={id} />
              <AddressFields room={room} words={words} />
              <NumberFields room={room} words={words} />
              <SisterFields room={room} words={words} />
              <NoteFields room={room} words={words} />
              <OvertakenPart
                name="revision"
                value={String(room.revision)}
                labels={{
                  see: t("seeTheirs"),
                  seeHref: `${paths.dashboardStatement(id)}#facts`,
                  overwrite: t("overwrite"),
                }}
              />
              <p>
                <FormSubmit>{t("facts.save")}</FormSubmit>
              </p>
            </DashboardForm>
          </Part>
        </PageBody>
      );
    },
  });
}

/** Address and original may change until the first publication; then they are only carried along. */
function AddressFields({ room, words: { t, languageOf } }: FieldsProps) {
  const { slug, originalLocale } = room.facts;
  if (room.published) {
    return (
      <p>
        <input type="hidden" name="slug" value={slug} />
        <input type="hidden" name="originalLocale" value={originalLocale} />
        {t("facts.fixed", { slug, language: languageOf(originalLocale) })}
      </p>
    );
  }
  return (
    <div className="grid gap-x-8 gap-y-5 md:grid-cols-2">
      <FormText
        name="slug"
        label={t("facts.slug")}
        hint={t("facts.slugHint")}
        value={slug}
        autoComplete="off"
        autoCapitalize="none"
      />
      <FormSelect
        name="originalLocale"
        label={t("new.original")}
        hint={t("new.originalHint")}
        none="–"
        value={originalLocale}
        options={locales.map((code) => ({ value: code, label: languageOf(code) }))}
      />
    </div>
  );
}

function NumberFields({ room, words: { t, countOf, languageOf } }: FieldsProps) {
  const { goal, datedOn, initiators, sourceUrl } = room.facts;
  return (
    <div className="grid gap-x-8 gap-y-5 md:grid-cols-2">
      <LocalisedFields
        name="initiators"
        texts={initiators}
        labelOf={(code) => t("facts.initiators", { language: languageOf(code) })}
        hint={t("facts.initiatorsHint")}
      />
      <FormText
        name="goal"
        label={t("facts.goal")}
        optional={t("optional")}
        hint={t("facts.goalHint", { most: countOf(largestGoal) })}
        value={goal === null ? "" : String(goal)}
        autoComplete="off"
      />
      <FormDay name="datedOn" label={t("facts.datedOn")} value={datedOn ?? ""} />
      <FormText
        name="sourceUrl"
        label={t("facts.sourceUrl")}
        optional={t("optional")}
        hint={t("facts.sourceUrlHint")}
        value={sourceUrl ?? ""}
        autoComplete="off"
        autoCapitalize="none"
      />
    </div>
  );
}

function SisterFields({ room, words: { t, languageOf } }: FieldsProps) {
  const { sisterId, sisterNotice } = room.facts;
  return (
    <fieldset className="min-w-0 border-t border-rule pt-4">
      <legend className="sr-only">{t("facts.sister")}</legend>
      <div className="grid gap-x-8 gap-y-5 md:grid-cols-2">
        <div className="md:col-span-2">
          <FormSelect
            name="sister"
            label={t("facts.sister")}
            hint={t("facts.sisterHint")}
            none={t("facts.noSister")}
            value={sisterId ?? ""}
            options={room.others.map(({ id, title }) => ({ value: id, label: title }))}
          />
        </div>
        <LocalisedFields
          name="sisterNotice"
          texts={sisterNotice}
          labelOf={(code) => t("facts.sisterNotice", { language: languageOf(code) })}
        />
      </div>
    </fieldset>
  );
}

function NoteFields({ room, words: { t, languageOf } }: FieldsProps) {
  const { editorsNote, signatoriesNote } = room.facts;
  return (
    <div className="grid gap-x-8 gap-y-5 border-t border-rule pt-4 md:grid-cols-2">
      <LocalisedFields
        name="editorsNote"
        texts={editorsNote}
        labelOf={(code) => t("facts.editorsNote", { language: languageOf(code) })}
        hint={t("facts.editorsNoteHint")}
        rows={5}
      />
      <LocalisedFields
        name="signatoriesNote"
        texts={signatoriesNote}
        labelOf={(code) => t("facts.signatoriesNote", { language: languageOf(code) })}
        hint={t("facts.signatoriesNoteHint")}
        rows={5}
      />
    </div>
  );
}

type LocalisedProps = {
  name: string;
  texts: Partial<Record<Locale, string>>;
  labelOf: (code: Locale) => string;
  hint?: string;
  /** Several lines; one without it. */
  rows?: number;
};

function LocalisedFields({ name, texts, labelOf, hint, rows }: LocalisedProps) {
  return locales.map((code) => {
    const field = {
      name: `${name}.${code}`,
      label: labelOf(code),
      hint,
      lang: code,
      value: texts[code] ?? "",
    };
    return (
      <div key={code} className="min-w-0">
        {rows ? <FormTextArea {...field} rows={rows} /> : <FormText {...field} />}
      </div>
    );
  });
}
