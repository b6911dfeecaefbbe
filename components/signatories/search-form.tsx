import { Button } from "@/components/ui/button";

type SearchFormProps = {
  action: string;
  query: string;
  label: string;
  button: string;
  /** What else the address holds. */
  hidden?: Record<string, string>;
  /** Leads back to the whole list; absent while nothing is searched for. */
  reset?: { href: string; label: string };
};

/** Search by name: a GET form, so that a result has an address and needs no script. */
export function SearchForm(props: SearchFormProps) {
  const { action, query, label, button, hidden = {}, reset } = props;
  return (
    <form action={action} method="get" role="search" className="print:hidden">
      {Object.entries(hidden).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      <label htmlFor="q" className="font-semibold">
        {label}
      </label>
      <div className="mt-1.5 flex max-w-[34rem] flex-wrap gap-3">
        <input
          id="q"
          name="q"
          type="search"
          defaultValue={query}
          dir="auto"
          autoComplete="off"
          spellCheck={false}
          enterKeyHint="search"
          className="min-h-12 min-w-0 flex-[1_1_14rem] border border-ink bg-field px-3 text-lg text-ink"
        />
        <Button look="plain">{button}</Button>
      </div>
      {reset ? (
        <p className="mt-3">
          <a href={reset.href}>{reset.label}</a>
        </p>
      ) : null}
    </form>
  );
}
