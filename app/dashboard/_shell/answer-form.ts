import { redirect } from "next/navigation";
import type { FormNotice, FormProblem, FormState } from "@/components/dashboard/form-state";
import { NotPermitted, PasskeyNeeded } from "@/lib/accounts/schema";
import { isDatabaseUnavailable } from "@/lib/db";
import { setFlash } from "./flash";
import { isFromOwnPage, requireVisitOfForm, SignedOut, type Visit } from "./visit";

/**
 * What a form's action decides: something is to be mended, or it is done and goes on elsewhere
 * with one sentence to show there, or it is done and shows something this once, or the form is
 * shown again with everything typed and how it will look (`wantsPreview`).
 */
export type FormAnswer =
  | { problems: FormProblem[] }
  | { goTo: string; flash?: string }
  | { shown: string[] }
  | { isPreview: true };

/** What was typed, by field: the first value of each, files left out. */
export type Typed = Record<string, string>;

type Work<Who> = (who: Who, typed: Typed) => Promise<FormAnswer>;

/**
 * Every server action of the dashboard runs in this: it refuses posts from other sites, finds
 * out who asks, lets `work` make its one call of the domain, and turns what comes of it into the
 * form shown again (everything typed still there) or into a redirect. Who may do what is decided
 * in the domain function.
 */
export async function answerForm(previous: FormState, form: FormData, work: Work<Visit>) {
  return answerFormOf(requireVisitOfForm, previous, form, work);
}

/** As `answerForm`, for the way in: `findWho` finds out as much about who asks as there is. */
export async function answerFormOf<Who>(
  findWho: () => Promise<Who>,
  previous: FormState,
  form: FormData,
  work: Work<Who>,
): Promise<FormState> {
  const typed = readTyped(form);
  const again = (problems: FormProblem[], notice: FormNotice | null = null): FormState => ({
    attempt: (Number(previous?.attempt) || 0) + 1,
    values: typed,
    problems,
    notice,
  });
  if (!(await isFromOwnPage())) return again([], "forbidden");
  const answer = await settle(async () => work(await findWho(), typed));
  if (typeof answer === "string") return again([], answer);
  if ("problems" in answer) return again(answer.problems);
  if ("shown" in answer) return { ...again([]), shown: answer.shown };
  if ("isPreview" in answer) return { ...again([]), isPreview: true };
  if (answer.flash) await setFlash(answer.flash);
  redirect(answer.goTo);
}

async function settle(work: () => Promise<FormAnswer>): Promise<FormAnswer | FormNotice> {
  try {
    return await work();
  } catch (error) {
    // A redirect of Next's is thrown too, and passes.
    if (error instanceof NotPermitted) return "forbidden";
    if (error instanceof PasskeyNeeded) return "passkey";
    if (error instanceof SignedOut) return "signed_out";
    if (isDatabaseUnavailable(error)) return "unavailable";
    throw error;
  }
}

/** An action is an address that anybody may post anything to: what is no form has no fields. */
function readTyped(form: unknown): Typed {
  const typed: Typed = Object.create(null);
  for (const [name, value] of form instanceof FormData ? form : []) {
    if (typeof value !== "string" || name.startsWith("$ACTION")) continue;
    typed[name] ??= value;
  }
  return { ...typed };
}
