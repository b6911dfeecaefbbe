"use client";

import { useDeferredValue, useEffect, useRef, useState, type MouseEvent } from "react";
import { StatementText } from "@/components/statements/statement-text";
import { Heading } from "@/components/ui/heading";
import { findDemand, textLimits } from "@/lib/statements/schema";
import { FormSubmit, FormText, FormTextArea } from "../form-fields";
import { previewIntent } from "../form-state";
import { useField } from "../staff-form";

export type TextWords = { title: string; body: string; beginning: string };

export type TextFieldsLabels = Record<keyof TextWords, string> & {
  bodyHint: string;
  beginningHint: string;
  optional: string;
  preview: string;
  show: string;
  nothing: string;
  tooLong: string;
};

type StatementTextFieldsProps = {
  /** The language that is typed. */
  lang: string;
  given: TextWords;
  labels: TextFieldsLabels;
};

const parts = ["title", "body", "beginning"] as const;

/**
 * A statement in one language beside what its page will look like. The preview follows what is
 * typed; without a script a button sends the form for it.
 */
export function StatementTextFields({ lang, given, labels }: StatementTextFieldsProps) {
  const known = {
    title: useField(`title.${lang}`, given.title).value,
    body: useField(`body.${lang}`, given.body).value,
    beginning: useField(`beginning.${lang}`, given.beginning).value,
  };
  const [typed, setTyped] = useState<TextWords>(known);
  const around = useRef<HTMLDivElement>(null);
  const read = () => setTyped(readWords(around.current, lang));
  // A browser may have put something there before the script came.
  useEffect(() => setTyped(readWords(around.current, lang)), [lang]);
  return (
    <div className="grid gap-x-10 gap-y-6 lg:grid-cols-2">
      <div ref={around} onInput={read} className="grid min-w-0 content-start gap-4">
        <FormText name={`title.${lang}`} label={labels.title} lang={lang} value={given.title} />
        <FormTextArea
          name={`body.${lang}`}
          label={labels.body}
          hint={labels.bodyHint}
          lang={lang}
          rows={16}
          value={given.body}
        />
        <FormText
          name={`beginning.${lang}`}
          label={labels.beginning}
          optional={labels.optional}
          hint={labels.beginningHint}
          lang={lang}
          value={given.beginning}
        />
        <noscript>
          <FormSubmit look="plain" {...previewIntent} label={labels.show}>
            {labels.show}
          </FormSubmit>
        </noscript>
      </div>
      <Preview words={useDeferredValue(typed)} lang={lang} labels={labels} />
    </div>
  );
}

function readWords(around: HTMLElement | null, lang: string): TextWords {
  const valueOf = (part: string) => {
    const field = around?.querySelector<HTMLInputElement>(`[name="${part}.${lang}"]`);
    return field?.value ?? "";
  };
  const [title, body, beginning] = parts.map(valueOf) as [string, string, string];
  return { title, body, beginning };
}

type PreviewProps = { words: TextWords; lang: string; labels: TextFieldsLabels };

function Preview({ words, lang, labels }: PreviewProps) {
  const { title, body, beginning } = words;
  const isLong = body.length > textLimits.body || title.length > textLimits.title;
  const isEmpty = `${title}${body}`.trim() === "";
  return (
    <section aria-label={labels.preview} className="min-w-0 border-t border-rule pt-2">
      <p aria-hidden="true" className="mb-3 text-sm text-quiet">
        {labels.preview}
      </p>
      {isLong || isEmpty ? (
        <p className="text-quiet">{isLong ? labels.tooLong : labels.nothing}</p>
      ) : (
        <div onClickCapture={stayHere} className="grid gap-4 break-words">
          <Heading level={3} size="section" lang={lang}>
            {title}
          </Heading>
          <StatementText body={body.trim()} demand={demandOf(body, beginning)} lang={lang} />
        </div>
      )}
    </section>
  );
}

function demandOf(body: string, beginning: string): string | null {
  return findDemand(body.trim(), beginning.trim()) ?? null;
}

/** A link that is only shown must not lead away from what was typed. */
function stayHere(event: MouseEvent): void {
  if (event.target instanceof Element && event.target.closest("a")) event.preventDefault();
}
