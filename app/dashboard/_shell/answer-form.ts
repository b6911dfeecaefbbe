import { headers } from "next/headers";
import { redirect } from "next/navigation";
import { isSameOrigin } from "@/app/_edge/same-origin";
import type { FormNotice, FormProblem, FormState } from "@/components/dashboard/form-state";
import { NotPermitted, PasskeyNeeded } from "@/lib/accounts";
import { isDatabaseUnavailable } from "@/lib/db";
import { setFlash } from "./flash";
import { requireVisit, type Visit } from "./visit";

/** What a form's action decides: to be mended, or done, and where to go on with which words. */
export type FormAnswer = { problems: FormProblem[] } | { goTo: string; flash?: string };

/** What was typed, by field: the first value of each, files left out. */
export type Typed = Record<string, string>;

/**
 * Every server action of the dashboard runs in this: it refuses posts from other sites, finds
 * out who asks, lets `work` make its one call of the domain, and turns what comes of it into the
 * form shown again (everything typed still there) or into a redirect. Who may do what is decided
 * in the domain function.
 */
export async function answerForm(
  previous: FormState,
  form: FormData,
  work: (visit: Visit, typed: Typed) => Promise<FormAnswer>,
): Promise<FormState> {
  const typed = readTyped(form);
  const again = (problems: FormProblem[], notice: FormNotice | null = null): FormState => ({
    attempt: (Number(previous?.attempt) || 0) + 1,
    values: typed,
    problems,
    notice,
  });
  if (!isSameOrigin({ headers: await headers() })) return again([], "forbidden");
  const answer = await settle(typed, work);
  if (typeof answer === "string") return again([], answer);
  if ("problems" in answer) return again(answer.problems);
  if (answer.flash) await setFlash(answer.flash);
  redirect(answer.goTo);
}

async function settle(
  typed: Typed,
  work: (visit: Visit, typed: Typed) => Promise<FormAnswer>,
): Promise<FormAnswer | FormNotice> {
  try {
    return await work(await requireVisit(), typed);
  } catch (error) {
    // A redirect of Next's is thrown too, and passes.
    if (error instanceof NotPermitted) return "forbidden";
    if (error instanceof PasskeyNeeded) return "passkey";
    if (isDatabaseUnavailable(error)) return "unavailable";
    throw error;
  }
}

function readTyped(form: FormData): Typed {
  const typed: Typed = Object.create(null);
  for (const [name, value] of form) {
    if (typeof value !== "string" || name.startsWith("$ACTION")) continue;
    typed[name] ??= value;
  }
  return { ...typed };
}
