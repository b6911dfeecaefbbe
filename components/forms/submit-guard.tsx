"use client";

import { useEffect } from "react";

type SubmitGuardProps = { formId: string; sendingLabel: string };

/**
 * Sends a form once, however often its button is pressed, and says that it is
 * being sent. The form works without it. Coming back by the browser's history
 * makes the form usable again.
 */
export function SubmitGuard({ formId, sendingLabel }: SubmitGuardProps) {
  useEffect(() => {
    const form = document.getElementById(formId);
    if (!(form instanceof HTMLFormElement)) return;
    document.getElementById("problems")?.focus();

    let pressed: { button: HTMLElement; label: string | null } | null = null;
    const guard = (event: SubmitEvent) => {
      if (pressed) return event.preventDefault();
      if (!(event.submitter instanceof HTMLElement)) return;
      pressed = { button: event.submitter, label: event.submitter.textContent };
      form.dataset.sending = "";
      pressed.button.textContent = sendingLabel;
    };
    const release = () => {
      delete form.dataset.sending;
      if (pressed) pressed.button.textContent = pressed.label;
      pressed = null;
    };
    form.addEventListener("submit", guard);
    window.addEventListener("pageshow", release);
    return () => {
      form.removeEventListener("submit", guard);
      window.removeEventListener("pageshow", release);
    };
  }, [formId, sendingLabel]);
  return null;
}
