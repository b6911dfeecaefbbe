type DayFieldProps = { name: string; label: string; value?: string };

/** A labelled day; sent as `YYYY-MM-DD`. */
export function DayField({ name, label, value }: DayFieldProps) {
  return (
    <div>
      <label htmlFor={name} className="block font-semibold">
        {label}
      </label>
      <input id={name} name={name} type="date" defaultValue={value} className="input mt-1" />
    </div>
  );
}
