import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { auditActions, readAuditFilter } from "@/lib/audit/schema";
import { locales } from "@/lib/i18n/schema";

type Words = { [key: string]: Words } & string;

describe("the audit log’s words", () => {
  it.each(locales)("have a sentence for every deed in %s", (locale) => {
    const { audit } = JSON.parse(readFileSync(`lib/i18n/messages/${locale}.json`, "utf8"));
    const wordless = auditActions.filter((action) => {
      const [subject = "", deed = ""] = action.split(".");
      return typeof (audit.actions as Words)[subject]?.[deed] !== "string";
    });
    expect(wordless).toEqual([]);
  });
});

describe("a filter of the audit log", () => {
  it("leaves out what means nothing", () => {
    const given = { action: "drop table", actor: "' or 1=1", from: "2026-02-31x", to: "yesterday" };
    expect(readAuditFilter(given)).toEqual({});
    const good = { action: "organiser.signed_in", actor: "operator", from: "2026-11-01" };
    expect(readAuditFilter(good)).toEqual(good);
  });
});
