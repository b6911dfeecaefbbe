import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { organiserRoles } from "@/lib/accounts/schema";
import {
  auditActions,
  auditChanges,
  auditDetails,
  isAuditDetail,
  readAuditFilter,
  readDetails,
} from "@/lib/audit/schema";
import type { Introduction, Settings } from "@/lib/campaign/schema";
import { deliveryProfiles } from "@/lib/deliveries/schema";
import { locales } from "@/lib/i18n/schema";
import { invalidationReasons } from "@/lib/moderation/schema";
import type { RotatablePurpose } from "@/lib/secret-keys";
import { standingVerbs } from "@/lib/signing/schema";
import { statementStatuses, type StatementFacts, type TextStatus } from "@/lib/statements/schema";

type Words = { [key: string]: Words } & string;

/** Of the other settings the log has what they were. */
type Fact =
  | keyof StatementFacts
  | Exclude<keyof Settings, "retentionMonths" | "minimumAge">
  | keyof Introduction
  | "campaignTitle"
  | "privacyPage"
  | "contactPage";
const facts: Record<Fact, true> = {
  slug: true,
  originalLocale: true,
  goal: true,
  initiators: true,
  datedOn: true,
  sisterId: true,
  sisterNotice: true,
  editorsNote: true,
  signatoriesNote: true,
  sourceUrl: true,
  contactEmail: true,
  controllerName: true,
  controllerAddress: true,
  processors: true,
  stake: true,
  invitation: true,
  campaignTitle: true,
  privacyPage: true,
  contactPage: true,
};
const textStatuses: Record<TextStatus, true> = { working: true, final: true };
const keys: Record<RotatablePurpose, true> = { addresses: true, links: true };

/** Every value that a detail out of a list can have. */
const lists: Record<string, readonly string[]> = {
  facts: Object.keys(facts),
  status: [...statementStatuses, ...Object.keys(textStatuses)],
  role: organiserRoles,
  reason: invalidationReasons,
  verb: standingVerbs,
  profile: deliveryProfiles,
  key: Object.keys(keys),
  way: ["mail"],
};
const unlisted = ["number", "flag", "day", "moment", "text", "language", "languages"];

describe("the audit log’s words", () => {
  it.each(locales)("have a label for every detail and a word for every value in %s", (locale) => {
    const { audit } = JSON.parse(readFileSync(`lib/i18n/messages/${locale}.json`, "utf8"));
    const names = [...Object.keys(auditDetails), ...Object.keys(auditChanges)];
    expect(names.filter((name) => typeof audit.details[name] !== "string")).toEqual([]);
    const kinds = new Set([...Object.values(auditDetails), ...Object.values(auditChanges)]);
    for (const kind of kinds) {
      if (unlisted.includes(kind)) continue;
      const wordless = lists[kind]!.filter((value) => typeof audit.words[kind][value] !== "string");
      expect(wordless, kind).toEqual([]);
    }
  });

  it.each(locales)("have a sentence for every deed in %s", (locale) => {
    const { audit } = JSON.parse(readFileSync(`lib/i18n/messages/${locale}.json`, "utf8"));
    const wordless = auditActions.filter((action) => {
      const [subject = "", deed = ""] = action.split(".");
      return typeof (audit.actions as Words)[subject]?.[deed] !== "string";
    });
    expect(wordless).toEqual([]);
  });
});

describe("a line’s details", () => {
  it("say what was before and after in one, also where only one of them is there", () => {
    const read = readDetails("statement.facts_changed", {
      changed: "goal, slug",
      goalBefore: 100,
      goalAfter: null,
      slugAfter: "bread",
    });
    expect(read).toEqual([
      { name: "changed", kind: "facts", value: "goal, slug" },
      { name: "goal", kind: "number", before: 100, after: null },
      { name: "slug", kind: "text", before: null, after: "bread" },
    ]);
  });

  it("leave out that something was not so, where only the contrary is worth a line", () => {
    const published = { version: 2, replacesFinal: false };
    expect(readDetails("statement.published", published)).toEqual([
      { name: "version", kind: "number", value: 2 },
    ]);
    const saved = readDetails("update.changed", { isPublic: false, overwritten: true });
    expect(saved.map(({ name }) => name)).toEqual(["isPublic", "overwritten"]);
  });

  it("know the one thing that a deed changes", () => {
    const change = { before: "organiser", after: "admin" };
    expect(readDetails("organiser.role_changed", change)).toEqual([
      { name: "role", kind: "role", ...change },
    ]);
  });

  it("tell texts, introduction and settings apart, and still read the lines that did not", () => {
    for (const action of ["settings.changed", "site_text.changed", "introduction.changed"]) {
      expect(readAuditFilter({ action })).toEqual({ action });
    }
    expect(readDetails("settings.changed", { changed: "privacyPage, stake" })).toEqual([
      { name: "changed", kind: "facts", value: "privacyPage, stake" },
    ]);
  });

  it("show what an earlier version wrote as it was written", () => {
    expect(readDetails("gone.deed", { colour: "red", before: 1, weightAfter: 2 })).toEqual([
      { name: "colour", kind: null, value: "red" },
      { name: "before", kind: null, value: 1 },
      { name: "weightAfter", kind: null, value: 2 },
    ]);
    expect(["goalBefore", "version", "before"].every(isAuditDetail)).toBe(true);
    expect(["goal", "weightAfter", "constructor", "toString"].some(isAuditDetail)).toBe(false);
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
