import { readForm } from "@/lib/forms";
import { typedValues, type FormFields } from "@/lib/forms/schema";
import type { Locale } from "@/lib/i18n/schema";
import type { TypedValues } from "@/lib/signing/schema";
import type { FormState } from "./form-state";
import { renderAgain } from "./render-again";

/** Answers a post with its page, everything typed still in it. */
type ShowAgain = (
  status: number,
  problem: Partial<FormState>,
  headers?: HeadersInit,
) => Promise<Response>;

export type ReadPost =
  | { outcome: "read"; fields: FormFields; typed: TypedValues; showAgain: ShowAgain }
  | { outcome: "refused"; answer: Response };

/**
 * Reads the post of a public page's form. What is too large for a form, or is none, is answered
 * with the page already (413, 415).
 */
export async function readPost(
  request: Request,
  page: { locale: Locale; path: string },
): Promise<ReadPost> {
  const { outcome, fields } = await readForm(request);
  const typed = typedValues(fields);
  const showAgain: ShowAgain = (status, problem, headers) =>
    renderAgain(request, { ...page, status, headers, state: { typed, errors: [], ...problem } });
  if (outcome === "read") return { outcome, fields, typed, showAgain };
  const status = outcome === "too_large" ? 413 : 415;
  return { outcome: "refused", answer: await showAgain(status, { notice: outcome }) };
}
