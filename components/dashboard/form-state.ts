export { matchesName } from "@/lib/forms/schema";

/** Something to mend: in which field (null: in none), in the page's language. */
export type FormProblem = { field: string | null; text: string };

/** What happened to a form as a whole. */
export type FormNotice =
  "unavailable" | "forbidden" | "passkey" | "signed_out" | "too_large" | "no_answer";

/** What a form is shown again with. Plain data, since it crosses from the server to the page. */
export type FormState = {
  /** Goes up with every answer, so that the fields take their values anew. */
  attempt: number;
  values: Record<string, string>;
  problems: FormProblem[];
  notice: FormNotice | null;
  /** What the answer shows this once and never again. */
  shown?: string[];
  /** Whether nothing was asked for but to see how it will look: nothing has been saved. */
  isPreview?: boolean;
};

/** What a form's button for a preview sends; `wantsPreview` tells it from the others. */
export const previewIntent = { name: "intent", value: "preview" } as const;

/** Whether a form was sent to see how it will look, and nothing else. */
export function wantsPreview(typed: Record<string, string>): boolean {
  return typed[previewIntent.name] === previewIntent.value;
}

/** A form that nobody has sent yet. */
export const freshForm: FormState = { attempt: 0, values: {}, problems: [], notice: null };

/** What a server action for a form looks like. */
export type FormAction = (previous: FormState, form: FormData) => Promise<FormState>;
