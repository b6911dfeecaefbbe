"use client";

import { useDeferredValue, useEffect, useRef, useState, type MouseEvent } from "react";
import { TextAreaField } from "@/components/forms/text-area-field";
import { Markdown } from "@/components/prose/markdown";
import { Prose } from "@/components/ui/prose";
import { FormSubmit } from "./form-fields";
import { previewIntent } from "./form-state";
import { useField } from "./staff-form";

/** How a text is set: as the site's Markdown, or as plain paragraphs divided by an empty line. */
export type TextFormat = "markdown" | "paragraphs";

export type FormMarkdownLabels = {
  /** Names the preview: "Preview: Text in English". */
  preview: string;
  /** On the button that asks for it where no script runs. */
  show: string;
  nothing: string;
  tooLong: string;
};

type FormMarkdownProps = {
  name: string;
  label: string;
  optional?: string;
  hint?: string;
  rows?: number;
  value?: string;
  /** The language that is typed and shown. */
  lang?: string;
  /** The most characters; the action has to check it too. */
  limit: number;
  format?: TextFormat;
  labels: FormMarkdownLabels;
};

/**
 * A text in a `StaffForm` beside what it will look like. The preview follows what is typed;
 * without a script a button sends the form for it (`previewIntent`). Pages use it through
 * `MarkdownField` in app/dashboard/_shell, which brings the labels.
 */
export function FormMarkdown({ value, limit, format, labels, ...field }: FormMarkdownProps) {
  const { name, lang } = field;
  const { value: known, error } = useField(name, value);
  const [typed, setTyped] = useState(known);
  const shown = useDeferredValue(typed);
  const around = useRef<HTMLDivElement>(null);
  // A browser may have put something there before the script came.
  useEffect(() => setTyped(around.current?.querySelector("textarea")?.value ?? ""), []);
  return (
    <div className="grid gap-x-8 gap-y-4 lg:grid-cols-2">
      <div
        ref={around}
        className="min-w-0"
        onInput={({ target }) => {
          if (target instanceof HTMLTextAreaElement) setTyped(target.value);
        }}
      >
        <TextAreaField {...field} value={known} error={error} isSource={format !== "paragraphs"} />
        <p role="status" className="mt-1 font-semibold text-signal empty:hidden">
          {typed.length > limit ? labels.tooLong : null}
        </p>
        <noscript>
          <p className="mt-2">
            <FormSubmit look="plain" {...previewIntent} label={`${labels.show}: ${field.label}`}>
              {labels.show}
            </FormSubmit>
          </p>
        </noscript>
      </div>
      <section aria-label={labels.preview} className="min-w-0 border-t border-rule pt-2">
        <p aria-hidden="true" className="mb-2 text-sm text-quiet">
          {labels.preview}
        </p>
        <div onClickCapture={stayHere}>
          {shown.trim() === "" || shown.length > limit ? (
            <p className="text-quiet">{shown.trim() ? labels.tooLong : labels.nothing}</p>
          ) : (
            <Prose lang={lang} className="text-[1.0625rem]">
              <Preview source={shown} format={format} />
            </Prose>
          )}
        </div>
      </section>
    </div>
  );
}

/** A link that is only shown must not lead away from what was typed. */
function stayHere(event: MouseEvent): void {
  if (event.target instanceof Element && event.target.closest("a")) event.preventDefault();
}

type PreviewProps = { source: string; format?: TextFormat };

function Preview({ source, format = "markdown" }: PreviewProps) {
  if (format === "markdown") return <Markdown source={source} anchors={false} />;
  // Sent without a script, a line ends in two signs.
  const paragraphs = source.replace(/\r\n?/g, "\n").split(/\n\s*\n/);
  return paragraphs
    .filter((paragraph) => paragraph.trim())
    .map((paragraph, index) => <p key={index}>{paragraph}</p>);
}
