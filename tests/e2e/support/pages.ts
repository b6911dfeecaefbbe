import { readFileSync, readdirSync } from "node:fs";

/** Every page that anybody may open, below the language; built-in content included. */
export const publicPages = [
  "",
  "/statements/british",
  "/statements/russian",
  "/statements/british/signatories",
  "/statements/russian/signatories",
  "/statements/british/versions",
  "/check-your-email",
  "/thank-you?statement=british",
  "/not-me",
  "/confirm/no-such-link",
  "/signature/no-such-link",
  "/find-my-signature",
  "/find-my-signature/sent",
  "/withdrawn",
  "/unsubscribe/no-such-link",
  "/unsubscribed",
  "/case",
  "/updates",
  "/press",
  "/privacy",
  "/contact",
  "/verify",
  "/no-such-page",
];

/** Those of them that search engines should know. */
export const indexedPages = [
  "",
  "/statements/british",
  "/statements/russian",
  "/case",
  "/updates",
  "/press",
  "/privacy",
  "/contact",
];

/** The British statement word for word, as it lies in the content. */
export function readBritishText(): string {
  const folder = "prisma/content/statements";
  const file = readdirSync(folder, { recursive: true, encoding: "utf8" }).find((name) =>
    /british.*en\.txt$/.test(name),
  );
  return readFileSync(`${folder}/${file}`, "utf8").trim();
}
