import type { Locale } from "@/lib/i18n/locales";

type PlainPage = { locale: Locale; title: string; body: string };

/** A page of words that needs nothing else: no script, no style, no Next. */
export function makePlainPage({ locale, title, body }: PlainPage): string {
  return `<!doctype html><html lang="${locale}"><head><meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1"><meta name="robots" content="noindex"><link rel="icon" href="data:,">
<meta name="color-scheme" content="light dark"><title>${title}</title></head>
<body><main><h1>${title}</h1>${body}</main></body></html>
`;
}
