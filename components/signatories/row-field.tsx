type RowFieldProps = {
  name: string;
  label: string;
  value: string;
  error?: string;
  lang?: string;
  /** The id of a list of suggestions. */
  list?: string;
};

/** A labelled line of text in a dense form of many rows. */
export function RowField({ name, label, value, error, lang, list }: RowFieldProps) {
  return (
    <div>
      <label htmlFor={name} className="block font-semibold">
        {label}
      </label>
      {error ? (
        <p id={`${name}-error`} className="text-[0.9375rem] font-semibold text-signal">
          {error}
        </p>
      ) : null}
      <input
        id={name}
        name={name}
        type="text"
        defaultValue={value}
        lang={lang}
        list={list}
        aria-invalid={error ? true : undefined}
        aria-describedby={error ? `${name}-error` : undefined}
        autoComplete="off"
        spellCheck={false}
        dir="auto"
        className="input mt-1"
      />
    </div>
  );
}
