import type { Locale } from "../i18n/schema";
import { hiddenControls } from "../limits/schema";
import { signStatement } from "../signing";
import { parseSignInput, readSource, readVersion, type Visitor } from "../signing/schema";
import type { FormFields } from "./form-fields";
import type { SignPostOutcome } from "./schema";
import { parseTyped } from "./typed-form";

/** Where a post came to, and from whom: `network` is the visitor's address as the thin server knows it. */
export type PostContext = { slug: string; locale: Locale; network: string | null };

/** Signs with a posted form's fields. Says what is wrong with them, all at once, or what became of it. */
export async function signByForm(
  fields: FormFields,
  { slug, locale, network }: PostContext,
  { now }: { now: Date },
): Promise<SignPostOutcome> {
  const input = parseTyped(fields, parseSignInput);
  if (!input.ok) return { outcome: "invalid", errors: input.errors };
  return signStatement(input.value, { slug, locale, visitor: visitorOf(fields, network) }, { now });
}

/** The form's hidden controls say how it was filled in. */
export function visitorOf({ first }: FormFields, network: string | null): Visitor {
  return {
    network,
    proof: first[hiddenControls.proof] ?? null,
    formMadeAt: first[hiddenControls.formTime] ?? null,
    trap: first[hiddenControls.trap] ?? null,
    isApi: false,
    source: readSource(first[hiddenControls.source]),
    readVersion: readVersion(first[hiddenControls.version]),
  };
}
