"use client";

import { useEffect, useState } from "react";

type CopyButtonProps = {
  /** The id of the element whose text is copied. */
  of: string;
  labels: { copy: string; copied: string; failed: string };
  /** What is copied, for whoever only hears "copy". */
  about: string;
};

/** Copies a text that stands on the page. Nothing before a script runs: the text is there to be selected. */
export function CopyButton({ of, labels, about }: CopyButtonProps) {
  const [canRun, setCanRun] = useState(false);
  const [said, setSaid] = useState("");
  useEffect(() => setCanRun(true), []);
  if (!canRun) return null;

  const copy = async () => {
    const text = document.getElementById(of);
    if (!text) return;
    try {
      await navigator.clipboard.writeText(text.textContent);
      setSaid(labels.copied);
    } catch {
      // Without permission, or on an address without TLS, there is no clipboard for pages.
      window.getSelection()?.selectAllChildren(text);
      setSaid(labels.failed);
    }
  };
  return (
    <div className="no-print mb-3 flex flex-wrap items-center gap-3">
      <button
        type="button"
        onClick={copy}
        className="min-h-11 cursor-pointer border-2 border-ink px-4 py-1.5 font-semibold hover:bg-ink hover:text-paper"
      >
        {labels.copy}
        <span className="sr-only">: {about}</span>
      </button>
      <span role="status">{said}</span>
    </div>
  );
}
