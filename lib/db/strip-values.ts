/** What PostgreSQL says of a failed statement, as far as we look at it. */
type ServerError = {
  code?: string;
  message?: string;
  constraint?: string;
  detail?: unknown;
  where?: unknown;
  hint?: unknown;
  internalQuery?: unknown;
};

/** Data exceptions quote the value; the other classes name tables and constraints only. */
const quotesValues = /^22/;

/**
 * Takes out of a server's error what people typed: `detail` holds whole rows, a data
 * exception's message the value. Code and constraint stay, which is what we act upon.
 * Whoever logs an error then, Next included, logs nothing personal (privacy rule 5).
 */
export function stripValues(error: ServerError): void {
  for (const name of ["detail", "where", "hint", "internalQuery"] as const) delete error[name];
  if (quotesValues.test(error.code ?? "")) error.message = `data exception ${error.code}`;
}
