import { randomUUID } from "node:crypto";
import { headers } from "next/headers";
import type { FormNotice } from "@/components/signing/form-problems";
import type { FieldError, TypedValues } from "@/lib/signing/schema";

/** What a page needs to show a form again: everything typed and what to mend. */
export type FormState = { typed: TypedValues; errors: FieldError[]; notice?: FormNotice };

/** Carries the id of a kept state from the handler of a post to the page it shows again. */
export const formStateHeader = "x-form-state";

const keptForMs = 30_000;
const holder = globalThis as { undersignedFormStates?: Map<string, FormState> };
const states = (holder.undersignedFormStates ??= new Map());

/**
 * Keeps a state in this process's memory for the page that is rendered in its answer:
 * nothing typed goes into an address, a cookie or the database. The id cannot be guessed
 * and works once.
 */
export function keepFormState(state: FormState): string {
  const id = randomUUID();
  states.set(id, state);
  setTimeout(() => states.delete(id), keptForMs).unref();
  return id;
}

/** The state that this request's page shows again, or null for an ordinary visit. */
export async function readFormState(): Promise<FormState | null> {
  const id = (await headers()).get(formStateHeader);
  const state = id ? states.get(id) : undefined;
  if (id) states.delete(id);
  return state ?? null;
}
