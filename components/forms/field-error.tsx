export type FieldErrorText = { id: string; prefix: string; text: string };

/** The message under a field; `prefix` says "Error:" to those who do not see the colour. */
export function FieldErrorMessage({ error }: { error: FieldErrorText | undefined }) {
  if (!error) return null;
  return (
    <p id={error.id} className="mb-1.5 font-semibold text-signal">
      <span className="sr-only">{error.prefix} </span>
      {error.text}
    </p>
  );
}

/** The value of `aria-describedby` for the hints and messages that exist, or undefined. */
export function joinIds(...ids: (string | undefined | false | null)[]): string | undefined {
  return ids.filter(Boolean).join(" ") || undefined;
}
