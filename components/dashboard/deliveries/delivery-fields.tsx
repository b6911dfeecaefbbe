import { FormDay } from "../form-day";
import { FormCheck, FormChoices, FormSelect, FormText, FormTextArea } from "../form-fields";
import { FormGroup } from "../form-group";
import type { DeliveryChoices } from "@/lib/deliveries/schema";

type Option = { value: string; label: string };

export type DeliveryFieldTexts = Record<
  | "profile"
  | "profileHint"
  | "statements"
  | "statementsHint"
  | "formats"
  | "columns"
  | "columnsHint"
  | "order"
  | "language"
  | "paper"
  | "since"
  | "excelMark"
  | "recipient"
  | "recipientHint"
  | "purpose"
  | "purposeHint"
  | "note"
  | "noteHint"
  | "optional"
  | "none",
  string
> & {
  profiles: { value: string; label: string; hint: string }[];
  formatNames: Option[];
  columnNames: Option[];
  orders: Option[];
  papers: Option[];
};

type DeliveryFieldsProps = {
  texts: DeliveryFieldTexts;
  /** What this admin chose last, or null. */
  remembered: DeliveryChoices | null;
  /** The reader's language. */
  locale: string;
  languages: Option[];
  statements: { slug: string; title: string; lang: string }[];
};

/** Everything that is asked for a list. Whom it may name is never chosen in advance. */
export function DeliveryFields(props: DeliveryFieldsProps) {
  const { texts } = props;
  return (
    <>
      <FormText name="recipient" label={texts.recipient} hint={texts.recipientHint} required />
      <FormText name="purpose" label={texts.purpose} hint={texts.purposeHint} required />
      <FormChoices
        name="profile"
        legend={texts.profile}
        hint={texts.profileHint}
        choices={texts.profiles}
        required
      />
      <StatementBoxes {...props} />
      <ListFields {...props} />
      <FormTextArea
        name="note"
        label={texts.note}
        optional={texts.optional}
        hint={texts.noteHint}
        rows={3}
      />
    </>
  );
}

function StatementBoxes({ texts, remembered, statements }: DeliveryFieldsProps) {
  return (
    <FormGroup name="statements" legend={texts.statements} hint={texts.statementsHint}>
      {statements.map(({ slug, title, lang }) => (
        <FormCheck
          key={slug}
          name={`statement-${slug}`}
          label={<span lang={lang}>{title}</span>}
          checked={remembered?.statements.includes(slug) ?? statements.length === 1}
        />
      ))}
    </FormGroup>
  );
}

function ListFields({ texts, remembered, locale, languages }: DeliveryFieldsProps) {
  const formats: string[] = remembered?.formats ?? ["pdf", "csv"];
  const columns: string[] = remembered?.columns ?? ["role", "organisation", "capacity"];
  return (
    <>
      <FormGroup name="formats" legend={texts.formats}>
        {texts.formatNames.map(({ value, label }) => (
          <FormCheck
            key={value}
            name={`format-${value}`}
            label={label}
            checked={formats.includes(value)}
          />
        ))}
        <FormCheck
          name="excelMark"
          label={texts.excelMark}
          checked={remembered?.excelMark ?? false}
        />
      </FormGroup>
      <FormGroup name="columns" legend={texts.columns} hint={texts.columnsHint}>
        {texts.columnNames.map(({ value, label }) => (
          <FormCheck
            key={value}
            name={`column-${value}`}
            label={label}
            checked={columns.includes(value)}
          />
        ))}
      </FormGroup>
      <div className="grid items-end gap-5 sm:grid-cols-2">
        <FormSelect
          name="order"
          label={texts.order}
          none={texts.none}
          options={texts.orders}
          value={remembered?.order ?? "surname"}
        />
        <FormSelect
          name="locale"
          label={texts.language}
          none={texts.none}
          options={languages}
          value={remembered?.locale ?? locale}
        />
        <FormSelect
          name="paper"
          label={texts.paper}
          none={texts.none}
          options={texts.papers}
          value={remembered?.paper ?? "a4"}
        />
        <FormDay name="since" label={texts.since} optional={texts.optional} />
      </div>
    </>
  );
}
