"use client";

import type { KeyboardEvent, ReactNode } from "react";

const steps: Record<string, number> = { j: 1, k: -1 };

/**
 * Keys for a table of choices while the focus is on one of its boxes: J and K go to the next
 * and to the one before, X chooses, O opens. They work only there, so that no key means
 * something elsewhere; without a script Tab and Space do the same.
 */
export function RowKeys({ children }: { children: ReactNode }) {
  return <div onKeyDown={answerKey}>{children}</div>;
}

function answerKey(event: KeyboardEvent<HTMLElement>): void {
  const box = event.target as HTMLInputElement;
  if (box.type !== "checkbox" || event.ctrlKey || event.metaKey || event.altKey) return;
  const boxes = [...event.currentTarget.querySelectorAll<HTMLInputElement>("[type=checkbox]")];
  const key = event.key.toLowerCase();
  const step = steps[key];
  if (step) boxes[boxes.indexOf(box) + step]?.focus();
  else if (key === "x") box.click();
  else if (key === "o") box.closest("tr")?.querySelector("a")?.click();
  else return;
  event.preventDefault();
}
