"use client";

import { createContext, useActionState, useContext, useRef, type ReactNode } from "react";
import { ErrorSummary } from "@/components/forms/error-summary";
import type { FieldErrorText } from "@/components/forms/field-error";
import { Notice } from "@/components/ui/notice";
import { freshForm, type FormAction, type FormNotice, type FormState } from "./form-state";
import { useSafeSending } from "./safe-sending";
import { useComingIntoView } from "./use-coming-into-view";

export type FormLabels = {
  errorPrefix: string;
  summaryTitle: string;
  summaryLead: string;
  notices: Record<FormNotice, string>;
  /** Above a form that was sent only to see how it will look. */
  preview: string;
  /** Where one signs in again, in a tab beside what was typed. */
  signIn: { href: string; text: string };
};

type Shared = { state: FormState; isPending: boolean; labels: FormLabels };

const SharedState = createContext<Shared | null>(null);

type StaffFormProps = {
  action: FormAction;
  labels: FormLabels;
  /** What the form is for, where no heading beside it says so. */
  label?: string;
  className?: string;
  /** What asks for a passkey, where the action wants a fresh one. */
  passkey?: ReactNode;
  children: ReactNode;
};

/**
 * A form of the dashboard around its server action: works without a script, shows what is
 * to be mended, keeps everything typed, also when it could not be sent, and is sent once however
 * often its button is pressed.
 */
export function StaffForm(props: StaffFormProps) {
  const { action, labels, label, className = "grid gap-5", passkey, children } = props;
  const [state, send, isPending] = useActionState(useSafeSending(action), freshForm);
  return (
    <form action={send} aria-label={label} aria-busy={isPending} noValidate>
      <SharedState value={{ state, isPending, labels }}>
        <div key={state.attempt} className={className}>
          <FormProblems state={state} labels={labels} passkey={passkey} />
          {children}
        </div>
      </SharedState>
    </form>
  );
}

type FormProblemsProps = Pick<Shared, "state" | "labels"> & { passkey: ReactNode };

function FormProblems({ state, labels, passkey }: FormProblemsProps) {
  const { problems, notice, isPreview, attempt } = state;
  const refusal = useRef<HTMLDivElement>(null);
  const isRefused = notice !== null || problems.length > 0;
  useComingIntoView(refusal, isRefused ? attempt : null);
  return (
    <>
      {isPreview ? (
        <p role="status" className="border-l-[5px] border-ink bg-field px-4 py-3">
          {labels.preview}
        </p>
      ) : null}
      {isRefused ? (
        <div ref={refusal} tabIndex={-1} className="grid scroll-my-8 gap-5">
          {notice ? (
            <Notice tone="signal" role="alert">
              <p>{labels.notices[notice]}</p>
              {notice === "passkey" ? <div className="mt-3">{passkey}</div> : null}
              {notice === "signed_out" ? (
                <p className="mt-3">
                  <a href={labels.signIn.href} target="_blank" className="link font-semibold">
                    {labels.signIn.text}
                  </a>
                </p>
              ) : null}
            </Notice>
          ) : null}
          {problems.length ? (
            <ErrorSummary
              title={labels.summaryTitle}
              lead={labels.summaryLead}
              problems={problems.map(({ field, text }) => ({ fieldId: field, text }))}
            />
          ) : null}
        </div>
      ) : null}
    </>
  );
}

/** What the form around knows of one of its fields: its value, and what is wrong with it. */
export function useField(name: string, initial = "") {
  const { state, labels } = useShared();
  const problem = state.problems.find(({ field }) => field === name);
  const isAnswered = state.attempt > 0;
  const error: FieldErrorText | undefined = problem && {
    id: `${name}-error`,
    prefix: labels.errorPrefix,
    text: problem.text,
  };
  return { value: isAnswered ? (state.values[name] ?? "") : initial, isAnswered, error };
}

/** What is wrong with a field that the form found out by itself, before anything was sent. */
export function useOwnError(name: string, text: string | null): FieldErrorText | undefined {
  const { labels } = useShared();
  return text ? { id: `${name}-error`, prefix: labels.errorPrefix, text } : undefined;
}

/** What somebody typed into fields of the form around, by name, as of when it was sent last. */
export function useSentValues(): Record<string, string> | null {
  const { state } = useShared();
  return state.attempt > 0 ? state.values : null;
}

/** Whether the form around was sent last to see how it will look. */
export function useIsPreview(): boolean {
  return useShared().state.isPreview ?? false;
}

/** What the form around shows this once. */
export function useShown(): string[] {
  return useShared().state.shown ?? [];
}

/** Whether the form around is being sent. */
export function useIsPending(): boolean {
  return useShared().isPending;
}

function useShared(): Shared {
  const shared = useContext(SharedState);
  if (!shared) throw new Error("this field stands outside of a StaffForm");
  return shared;
}
