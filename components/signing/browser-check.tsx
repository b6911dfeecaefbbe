"use client";

import { useEffect, useRef, useState } from "react";
import { hiddenControls } from "@/lib/limits/schema";
import { attachCheck, type CheckState } from "./attach-check";

type BrowserCheckProps = { formId: string; labels: { running: string; awaited: string } };

/**
 * While the site is under attack: the browser's proof of work, begun when its person begins to
 * fill the form in, and a calm line about it. On all other days one small request and nothing
 * to see.
 */
export function BrowserCheck({ formId, labels }: BrowserCheckProps) {
  const field = useRef<HTMLInputElement>(null);
  const [state, setState] = useState<CheckState>({ progress: null, isAwaited: false });
  useEffect(() => {
    const form = document.getElementById(formId);
    if (!(form instanceof HTMLFormElement) || !field.current) return;
    return attachCheck(form, field.current, setState);
  }, [formId]);

  const { progress, isAwaited } = state;
  const isRunning = progress !== null;
  return (
    <>
      <input type="hidden" name={hiddenControls.proof} ref={field} />
      {/* There before it says anything, or nobody would hear it; without a place while it is silent. */}
      <div className={isRunning ? "grid gap-2 text-[0.9375rem] text-quiet" : "absolute"}>
        <p role="status" id="browser-check">
          {isRunning ? (isAwaited ? labels.awaited : labels.running) : null}
        </p>
        {isRunning ? (
          <progress
            aria-labelledby="browser-check"
            className="progress browser-check"
            max={1}
            value={progress}
          />
        ) : null}
      </div>
    </>
  );
}
