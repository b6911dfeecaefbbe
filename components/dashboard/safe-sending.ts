"use client";

import { unstable_rethrow } from "next/navigation";
import { useSyncExternalStore } from "react";
import type { FormAction, FormState } from "./form-state";

const never = () => () => {};

/**
 * The action, and once scripts run the same with everything typed kept when the form does not
 * arrive: too large for the server in front, which answers by itself, or no connection. Without
 * this the whole page would give way to an error and the words be gone. What the action itself
 * throws is thrown on.
 */
export function useSafeSending(action: FormAction): FormAction {
  const isRunning = useSyncExternalStore(
    never,
    () => true,
    () => false,
  );
  return isRunning ? (previous, form) => sendSafely(action, previous, form) : action;
}

/** The form shown again where its action never answered; what is no failure of sending is thrown on. */
export async function sendSafely(action: FormAction, previous: FormState, form: FormData) {
  try {
    return await action(previous, form);
  } catch (error) {
    unstable_rethrow(error);
    if (error instanceof Error && "digest" in error) throw error;
    const notice = isTooLarge(error, form) ? "too_large" : "no_answer";
    return { ...previous, ...keepTyped(previous, form), notice } satisfies FormState;
  }
}

/** A server that hangs up on somebody who is still sending gives no answer that could be read. */
function isTooLarge(error: unknown, form: FormData): boolean {
  if (error instanceof Error && error.message.startsWith("413")) return true;
  let length = 0;
  for (const [, value] of form) if (typeof value === "string") length += value.length;
  return length > 400_000;
}

function keepTyped({ attempt }: FormState, form: FormData) {
  const values: Record<string, string> = {};
  for (const [name, value] of form) if (typeof value === "string") values[name] ??= value;
  return { attempt: attempt + 1, values, problems: [], isPreview: false };
}
