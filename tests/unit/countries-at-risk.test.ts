import { readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { countryCodes } from "@/lib/i18n/countries";
import { countriesAtRisk, isCountryAtRisk } from "@/lib/signing/schema";

it("the sign form warns, also without a script, of the same countries as the mails do", () => {
  const rule = /\[name="country"\] :is\(([^)]*)\):checked\) \[data-only-for="risk"\]/;
  const [, named = ""] = rule.exec(readFileSync("app/styles/forms.css", "utf8")) ?? [];
  const inStylesheet = [...named.matchAll(/\[value="(\w+)"\]/g)].map(([, code]) => code);
  expect(inStylesheet.sort()).toEqual([...countriesAtRisk].sort());
});

it("only countries that can be chosen are countries at risk", () => {
  const codes: readonly string[] = countryCodes;
  expect(countriesAtRisk.filter((code) => !codes.includes(code))).toEqual([]);
  expect(codes.filter(isCountryAtRisk).sort()).toEqual([...countriesAtRisk].sort());
  expect(isCountryAtRisk(null)).toBe(false);
});
