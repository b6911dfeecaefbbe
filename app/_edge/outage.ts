import { createTranslator } from "use-intl/core";
import type { Locale } from "@/lib/i18n/schema";
import { isOutcomeUnknown } from "@/lib/db";
import en from "@/lib/i18n/messages/en.json";
import ru from "@/lib/i18n/messages/ru.json";
import { findNonce } from "./nonce";

const messages = { en, ru };

type Outage = {
  locale: Locale;
  path: string;
  /** What the form has to send once more. */
  typed?: Record<string, string | undefined>;
  error?: unknown;
};

/**
 * The honest answer while the database is away: 503, what became of the post, and a button that
 * sends everything typed once more. It stands on its own because no page can be made without
 * the database.
 */
export function answerOutage(request: Request, outage: Outage): Response {
  const { locale, path, typed = {}, error } = outage;
  const t = createTranslator({ locale, messages: messages[locale], namespace: "outage" });
  const kept = Object.entries(typed).map(
    ([name, value]) =>
      value !== undefined &&
      `<input type="hidden" name="${escapeHtml(name)}" value="${escapeHtml(value)}">`,
  );
  const html = `<!doctype html>
<html lang="${locale}">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex"><link rel="icon" href="data:,"><title>${escapeHtml(t("title"))}</title>
<style nonce="${findNonce(request.headers) ?? ""}">${style}</style></head>
<body><main><h1>${escapeHtml(t("title"))}</h1>
<p>${escapeHtml(t(isOutcomeUnknown(error) ? "unsure" : "nothingStored"))}</p>
<p>${escapeHtml(t("tryAgainSoon"))}</p>
<form method="post" action="${escapeHtml(path)}">${kept.filter(Boolean).join("")}
<button>${escapeHtml(t("tryAgain"))}</button></form></main></body></html>`;
  return new Response(html, {
    status: 503,
    headers: {
      "content-type": "text/html; charset=utf-8",
      "cache-control": "no-store",
      "retry-after": "30",
    },
  });
}

const style = `
:root { color-scheme: light dark; }
body { margin: 0; background: light-dark(#f6f3ec, #14130f); color: light-dark(#16140f, #f1ece0);
  font: 1.125rem/1.55 system-ui, sans-serif; }
main { max-width: 34rem; margin: 0 auto; padding: 3rem 1.25rem; }
h1 { font-size: 2rem; line-height: 1.1; border-top: 3px solid; padding-top: 1rem; }
button { font: inherit; font-weight: 700; padding: .8rem 2rem; border: 0; cursor: pointer;
  background: light-dark(#c4161c, #ff5a52); color: light-dark(#fff, #14130f); }
:focus-visible { outline: 3px solid; outline-offset: 3px; }
`;

function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
}
