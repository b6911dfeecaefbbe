import { joinIds } from "./field-error";
import { FieldHead, hintIdOf, type FieldHeadProps } from "./field-head";

type SelectFieldProps = FieldHeadProps & {
  /** The text of the empty answer. */
  none: string;
  options: { value: string; label: string }[];
  value?: string;
  autoComplete?: string;
};

/** One answer out of a long list, or none. A value that is not on the list is kept, to be shown and mended. */
export function SelectField(props: SelectFieldProps) {
  const { name, label, optional, hint, none, options, value = "", error, autoComplete } = props;
  const isForeign = value !== "" && !options.some((option) => option.value === value);
  return (
    <div>
      <FieldHead {...{ name, label, optional, hint, error }} />
      <select
        id={name}
        name={name}
        defaultValue={value}
        aria-invalid={error ? true : undefined}
        aria-describedby={joinIds(hintIdOf({ name, hint }), error?.id)}
        autoComplete={autoComplete}
        className="input mt-1"
      >
        <option value="">{none}</option>
        {isForeign ? <option value={value}>{value}</option> : null}
        {options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.label}
          </option>
        ))}
      </select>
    </div>
  );
}
