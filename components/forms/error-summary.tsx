type ErrorSummaryProps = {
  title: string;
  lead: string;
  /** In the form's order; `fieldId` is null for what belongs to no field. */
  problems: { fieldId: string | null; text: string }[];
};

/**
 * What has to be mended, on top of the form, each with a link to its field.
 * It takes the focus when the page opens, also without a script, so that a reader
 * on a phone is not left at the top of the letter.
 */
export function ErrorSummary({ title, lead, problems }: ErrorSummaryProps) {
  return (
    <div
      id="problems"
      role="alert"
      tabIndex={-1}
      autoFocus
      className="scroll-my-8 border-[3px] border-signal bg-field px-4 py-3"
    >
      <h3 className="text-lg font-bold">{title}</h3>
      <p className="text-quiet">{lead}</p>
      {problems.length ? (
        <ul className="mt-2 grid gap-1">
          {problems.map(({ fieldId, text }) => (
            <li key={`${fieldId}${text}`}>
              {fieldId ? (
                <a
                  href={`#${fieldId}`}
                  className="link inline-block py-0.5 font-semibold text-signal"
                >
                  {text}
                </a>
              ) : (
                text
              )}
            </li>
          ))}
        </ul>
      ) : null}
    </div>
  );
}
