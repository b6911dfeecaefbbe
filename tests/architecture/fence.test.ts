import { ESLint } from "eslint";
import { describe, expect, it } from "vitest";

const eslint = new ESLint();

/** What the linter says about a file of that name with that content. */
async function lint(filePath: string, code: string): Promise<string[]> {
  const [result] = await eslint.lintText(code, { filePath });
  return result!.messages.map(({ ruleId, message }) => `${ruleId}: ${message}`);
}

const imports = (source: string) =>
  `import { thing } from "${source}";\nexport const own = thing;\n`;

const breaches: [string, string, string][] = [
  ["two-doors", "lib/statements/find.ts", "@/lib/signing/store"],
  ["two-doors", "lib/statements/find.ts", "../signing/store"],
  ["two-doors", "app/[locale]/page.tsx", "@/lib/statements/store"],
  ["two-doors", "scripts/web.ts", "../lib/signing/store"],
  ["two-doors", "scripts/web.ts", "../lib/db/pool"],
  ["two-doors", "scripts/web/direct-posts.ts", "@/lib/forms/sign-post"],
  ["two-doors", "lib/signing/sign.ts", "../db/migrate"],
  ["lib-knows-no-framework", "lib/signing/sign.ts", "next/headers"],
  ["lib-knows-no-framework", "lib/signing/sign.ts", "next-intl/server"],
  ["lib-knows-no-framework", "lib/paths.ts", "next/navigation"],
  ["lib-knows-no-pages", "lib/mail/render.ts", "@/components/ui/button"],
  ["app-is-the-top", "lib/signing/sign.ts", "@/app/_edge/same-origin"],
  ["app-is-the-top", "components/forms/field.tsx", "../../app/_edge/metadata"],
  ["app-is-the-top", "emails/confirm.tsx", "@/app/layout"],
  ["app-is-the-top", "scripts/web.ts", "../app/layout"],
  ["views-take-plain-data", "components/signing/form.tsx", "@/lib/signing"],
  ["views-take-plain-data", "components/signing/form.tsx", "@/lib/db"],
  ["views-take-plain-data", "components/signing/form.tsx", "@/lib/env"],
  ["views-take-plain-data", "emails/confirm.tsx", "@/lib/db"],
  ["views-take-plain-data", "emails/confirm.tsx", "../lib/env"],
  ["views-take-plain-data", "emails/confirm.tsx", "@/lib/accounts"],
  ["views-read-no-request", "components/site/header.tsx", "next/headers"],
  ["views-read-no-request", "components/site/header.tsx", "next-auth/react"],
  ["views-read-no-request", "components/site/header.tsx", "node:fs"],
  ["primitives-know-no-domain", "components/ui/button.tsx", "@/lib/signing/schema"],
  ["primitives-know-no-domain", "components/ui/button.tsx", "next/link"],
  ["primitives-know-no-domain", "components/ui/button.tsx", "../signing/form"],
  ["mails-are-rendered-by-lib-mail", "app/[locale]/page.tsx", "@/emails/confirm"],
  ["resend-in-one-place", "lib/signing/sign.ts", "resend"],
  ["resend-in-one-place", "scripts/start.mjs", "resend"],
  ["database-in-one-place", "lib/signing/store.ts", "pg"],
  ["database-in-one-place", "lib/signing/store.ts", "@/lib/db/generated/client"],
  ["database-in-one-place", "lib/signing/store.ts", "../db/generated/enums"],
  ["database-in-one-place", "prisma/seed/index.ts", "@prisma/client"],
  ["pages-ask-the-domain", "app/[locale]/page.tsx", "@/lib/db"],
  ["sign-in-in-one-place", "app/dashboard/page.tsx", "next-auth"],
  ["queue-in-one-place", "lib/signing/store.ts", "graphile-worker"],
];

const legal: [string, string][] = [
  ["lib/signing/sign.ts", "./store"],
  ["lib/signing/sign.ts", "@/lib/signing/store"],
  ["lib/signing/sign.ts", "@/lib/privacy"],
  ["lib/signing/sign.ts", "../privacy/index"],
  ["lib/signing/schema.ts", "../privacy/schema"],
  ["lib/signing/schema.ts", "../i18n/countries"],
  ["lib/signing/store.ts", "@/lib/db"],
  ["lib/db/index.ts", "pg"],
  ["lib/db/index.ts", "./generated/client"],
  ["lib/accounts/session.ts", "next-auth"],
  ["lib/accounts/session.ts", "next/headers"],
  ["lib/i18n/request.ts", "next-intl/server"],
  ["lib/mail/render.ts", "@/emails/confirm"],
  ["lib/jobs/index.ts", "graphile-worker"],
  ["lib/mail/compose.tsx", "../i18n/messages/en.json"],
  ["app/[locale]/page.tsx", "@/lib/statements"],
  ["app/[locale]/page.tsx", "@/components/site/header"],
  ["app/[locale]/page.tsx", "next/navigation"],
  ["app/readyz/route.ts", "@/lib/db"],
  ["components/signing/form.tsx", "@/lib/signing/schema"],
  ["components/signing/form.tsx", "@/lib/paths"],
  ["components/signing/form.tsx", "@/lib/i18n"],
  ["components/signing/form.tsx", "../ui/button"],
  ["components/ui/button.tsx", "react"],
  ["emails/confirm.tsx", "@/lib/i18n/schema"],
  ["scripts/migrate.ts", "../lib/db/migrate"],
  ["scripts/web/direct-posts.ts", "@/lib/forms"],
  ["lib/db/shared-groups.ts", "../one-per-process"],
  ["scripts/postgres/index.ts", "pg"],
  ["tests/unit/plain-text.test.ts", "@/lib/signing/plain-text"],
];

describe("the fence around every module", () => {
  it.each(breaches)("%s: %s may not import %s", async (name, file, source) => {
    const said = await lint(file, imports(source));
    expect(said).toContainEqual(expect.stringMatching(`^fence/imports: .*\\(${name}\\)$`));
  });

  it.each(legal)("%s may import %s", async (file, source) => {
    expect(await lint(file, imports(source))).toEqual([]);
  });

  it("lets pages tell an outage from a mistake, and nothing more", async () => {
    const page = (names: string) => `import { ${names} } from "@/lib/db";\nexport { ${names} };\n`;
    expect(await lint("app/[locale]/page.tsx", page("isDatabaseUnavailable"))).toEqual([]);
    expect(await lint("app/[locale]/page.tsx", page("isDatabaseUnavailable, pool"))).toEqual([
      expect.stringContaining("(pages-ask-the-domain)"),
    ]);
  });

  it.each([
    ["a re-export", `export { thing } from "@/lib/signing/store";\n`],
    ["a re-export of everything", `export * from "@/lib/signing/store";\n`],
    ["a late import", `export const thing = import("@/lib/signing/store");\n`],
    ["a type", `import type { Thing } from "@/lib/signing/store";\nexport type Own = Thing;\n`],
  ])("sees %s as well", async (_, code) => {
    expect(await lint("lib/statements/find.ts", code)).toEqual([
      expect.stringContaining("(two-doors)"),
    ]);
  });
});

describe("rules about a single line", () => {
  const environment = "export const key = process.env.KEY;\n";
  const offences: [string, string, string, string][] = [
    ["no-restricted-syntax", "lib/signing/sign.ts", environment, "Only lib/env.ts reads"],
    ["no-restricted-syntax", "app/[locale]/page.tsx", environment, "Only lib/env.ts reads"],
    ["no-restricted-syntax", "emails/confirm.tsx", environment, "Only lib/env.ts reads"],
    ["no-restricted-syntax", "prisma/seed/index.ts", environment, "Only lib/env.ts reads"],
    [
      "no-restricted-syntax",
      "lib/signing/sign.ts",
      'import { env } from "node:process";\nexport const key = env.KEY;\n',
      "Only lib/env.ts reads",
    ],
    [
      "no-restricted-syntax",
      "app/[locale]/page.tsx",
      'export const to = "/en/case";\n',
      "addresses",
    ],
    [
      "no-restricted-syntax",
      "components/site/header.tsx",
      'export const to = "/ru";\n',
      "addresses",
    ],
    [
      "no-restricted-syntax",
      "components/site/header.tsx",
      "export const to = (locale: string) => `/${locale}/case`;\n",
      "addresses",
    ],
    [
      "no-restricted-syntax",
      "lib/signing/links.ts",
      "export const to = (own: { locale: string }) => `/${own.locale}/confirm`;\n",
      "addresses",
    ],
    [
      "no-restricted-syntax",
      "lib/signing/links.ts",
      "export const to = (token: string) => `/sign-in/${token}`;\n",
      "addresses",
    ],
    ["no-console", "lib/signing/sign.ts", 'console.log("here");\n', "console"],
    ["no-console", "components/site/header.tsx", 'console.error("here");\n', "console"],
    [
      "@typescript-eslint/no-explicit-any",
      "lib/signing/sign.ts",
      "export const thing = (given: any) => String(given);\n",
      "any",
    ],
    ["@typescript-eslint/no-unused-vars", "lib/signing/sign.ts", "const unused = 1;\n", "unused"],
    [
      "max-lines-per-function",
      "lib/signing/sign.ts",
      `export function sign() {\n${"  Math.random();\n".repeat(60)}}\n`,
      "50",
    ],
    ["max-lines", "lib/signing/sign.ts", `${"Math.random();\n".repeat(251)}`, "250"],
  ];

  it.each(offences)("%s bites in %s", async (rule, file, code, part) => {
    expect(await lint(file, code)).toContainEqual(
      expect.stringMatching(new RegExp(`^${rule}: .*${part}`)),
    );
  });

  it.each([
    ["lib/env.ts", environment],
    ["scripts/start.mjs", environment],
    ["tests/unit/env.test.ts", environment],
    ["next.config.ts", environment],
    ["lib/paths.ts", "export const to = (locale: string) => `/${locale}/case`;\n"],
    ["tests/e2e/a-story.spec.ts", 'export const to = "/en/case";\n'],
    ["scripts/web.ts", 'console.log("ready");\n'],
    ["lib/signing/sign.ts", 'export const to = "/";\n'],
  ])("%s is allowed to", async (file, code) => {
    expect(await lint(file, code)).toEqual([]);
  });
});
