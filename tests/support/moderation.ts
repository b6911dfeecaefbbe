import type { Actor } from "@/lib/accounts/schema";
import { listSignatures, moderateSignatures } from "@/lib/moderation";
import { parseSignatureFilter } from "@/lib/moderation/schema";
import { confirmSignature } from "@/lib/signing";
import type { StandingVerb } from "@/lib/signing/schema";
import { buildSubmission, type Signer } from "@/prisma/seed/builders";
import { storyStart as now } from "./clock";
import { british, requireRow, submitAndOpenMail } from "./signing";

/** Signs and confirms; returns the signature's id. */
export async function signAndConfirm(
  person: Partial<Signer> & { email: string },
  slug = british,
): Promise<string> {
  const token = await submitAndOpenMail(buildSubmission(person as Signer), slug);
  await confirmSignature(token, null, { now });
  return (await requireRow(person.email, slug)).id;
}

/** Names on the first page of the organisers' table, sorted. */
export async function namesInTable(actor: Actor, raw: Record<string, string>) {
  const page = await listSignatures(actor, parseSignatureFilter(raw));
  return page.signatures.map(({ name }) => name).sort();
}

/** Does one deed, with a reason where one is needed; throws when the story itself is wrong. */
export async function moderate(
  actor: Actor,
  ids: string[],
  verb: StandingVerb,
  { at = now, note = null as string | null } = {},
) {
  const reason = verb === "invalidate" ? "invented" : null;
  const result = await moderateSignatures(actor, { ids, verb, reason, note }, { now: at });
  if (result.outcome !== "done") throw new Error(JSON.stringify(result));
  return result;
}
