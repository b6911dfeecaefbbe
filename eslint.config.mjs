import { defineConfig, globalIgnores } from "eslint/config";
import importX from "eslint-plugin-import-x";
import tseslint from "typescript-eslint";
import { fenceRule } from "./tests/architecture/fence.mjs";

const noEnvironment = {
  selector: "MemberExpression[object.name='process'][property.name='env']",
  message: "Only lib/env.ts reads the environment.",
};
const noEnvironmentImport = {
  selector:
    "ImportDeclaration[source.value=/^(node:)?process$/] ImportSpecifier[imported.name='env']",
  message: "Only lib/env.ts reads the environment.",
};
const routes = "en|ru|statements|confirm|signature|dashboard|sign-in|mailbox|api|thank-you";
const noAddresses = [
  `Literal[value=/^\\/(${routes})([/?#.]|$)/]`,
  `TemplateElement[value.raw=/^\\/(${routes})([/?#.]|$)/]`,
  "TemplateLiteral[quasis.0.value.raw='/'][expressions.0.name=/locale/i]",
  "TemplateLiteral[quasis.0.value.raw='/'][expressions.0.property.name=/locale/i]",
].map((selector) => ({ selector, message: "Only lib/paths.ts builds addresses." }));

const code = ["**/*.{ts,tsx,mts}"];

/** The rules that keep ARCHITECTURE.md true; a test proves that each of them bites. */
export default defineConfig(
  globalIgnores([
    "**/node_modules/",
    ".next/",
    ".next-*/",
    ".data/",
    "lib/db/generated/",
    "test-results/",
    "playwright-report/",
    "next-env.d.ts",
  ]),
  { linterOptions: { reportUnusedDisableDirectives: "error" } },
  {
    files: code,
    extends: [tseslint.configs.strict],
    rules: {
      // A test or a seed knows what it put there; the compiler's flag already makes it say so.
      "@typescript-eslint/no-non-null-assertion": "off",
      "@typescript-eslint/no-unused-vars": ["error", { ignoreRestSiblings: true }],
      "@typescript-eslint/consistent-type-imports": ["error", { disallowTypeAnnotations: false }],
      // Headers are taken out of a request by their names.
      "@typescript-eslint/no-dynamic-delete": "off",
      eqeqeq: "error",
      "no-implicit-coercion": ["error", { boolean: false }],
      "no-warning-comments": ["error", { terms: ["todo", "fixme", "xxx"] }],
      "prefer-const": "error",
    },
  },
  {
    files: ["**/*.{ts,tsx,mts,mjs,js}"],
    plugins: { fence: { rules: { imports: fenceRule } }, "import-x": importX },
    rules: {
      "fence/imports": "error",
      "import-x/no-duplicates": ["error", { "prefer-inline": true }],
      "import-x/no-self-import": "error",
      "max-lines": ["error", { max: 250, skipBlankLines: true, skipComments: true }],
    },
  },
  {
    files: ["{app,components,emails,lib,prisma}/**/*.{ts,tsx}"],
    rules: {
      "no-console": "error",
      "no-restricted-syntax": ["error", noEnvironment, noEnvironmentImport, ...noAddresses],
    },
  },
  {
    // Names of functions and files carry the story, so a function stays short enough to be read at once.
    files: ["{app,components,emails,lib}/**/*.{ts,tsx}"],
    rules: {
      "max-lines-per-function": ["error", { max: 50, skipBlankLines: true, skipComments: true }],
    },
  },
  {
    files: ["{app,components,emails}/**/*.tsx"],
    rules: {
      "max-lines-per-function": ["error", { max: 120, skipBlankLines: true, skipComments: true }],
    },
  },
  {
    // The one reader of the environment.
    files: ["lib/env.ts"],
    rules: { "no-restricted-syntax": ["error", ...noAddresses] },
  },
  {
    // The one builder of addresses.
    files: ["lib/paths.ts"],
    rules: { "no-restricted-syntax": ["error", noEnvironment, noEnvironmentImport] },
  },
  {
    // OpenAPI names its calls by paths below the API's own address.
    files: ["app/api/v1/openapi.json/description.ts"],
    rules: { "no-restricted-syntax": ["error", noEnvironment, noEnvironmentImport] },
  },
  {
    // A list, not code: a line a string.
    files: ["tests/support/naughty-strings.ts"],
    rules: { "max-lines": "off" },
  },
  {
    // The one writer of log lines.
    files: ["lib/log.ts"],
    rules: { "no-console": "off" },
  },
);
