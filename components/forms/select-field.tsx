import { FieldErrorMessage, joinIds, type FieldErrorText } from "./field-error";

type SelectFieldProps = {
  name: string;
  label: string;
  optional?: string;
  hint?: string;
  /** The text of the empty answer. */
  none: string;
  options: { value: string; label: string }[];
  value?: string;
  error?: FieldErrorText;
  autoComplete?: string;
};

/** One answer out of a long list, or none. A value that is not on the list is kept, to be shown and mended. */
export function SelectField(props: SelectFieldProps) {
  const { name, label, optional, hint, none, options, value = "", error, autoComplete } = props;
  const hintId = hint ? `${name}-hint` : undefined;
  const isForeign = value !== "" && !options.some((option) => option.value === value);
  return (
    <div>
      <label htmlFor={name} className="block font-semibold">
        {label}
        {optional ? <span className="font-normal text-quiet"> {optional}</span> : null}
      </label>
      {hint ? (
        <p id={hintId} className="text-[0.9375rem] text-quiet">
          {hint}
        </p>
      ) : null}
      <FieldErrorMessage error={error} />
      <select
        id={name}
        name={name}
        defaultValue={value}
        aria-invalid={error ? true : undefined}
        aria-describedby={joinIds(hintId, error?.id)}
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
