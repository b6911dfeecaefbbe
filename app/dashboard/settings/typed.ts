import type { PhotographTexts, SaveWish, SettingsField } from "@/lib/campaign/schema";
import type { Typed } from "../_shell/answer-form";

/** What a form was opened with, and whether to save over what came after; `box` is what is ticked for it. */
export function readWish(typed: Typed, box = "overwrite"): SaveWish {
  const { revision = "" } = typed;
  return {
    revision: /^\d{1,9}$/.test(revision) ? Number(revision) : -1,
    overwrite: typed[box] === "on",
  };
}

/** The settings' form as the domain reads it. */
export function readSettings(typed: Typed): Record<SettingsField, string> {
  return {
    contactEmail: typed.contactEmail ?? "",
    controllerName: typed.controllerName ?? "",
    controllerAddress: typed.controllerAddress ?? "",
    retentionMonths: typed.retentionMonths ?? "",
    minimumAge: typed.minimumAge ?? "",
    "processors.en": typed["processors.en"] ?? "",
    "processors.ru": typed["processors.ru"] ?? "",
  };
}

/** What is typed beside the photograph. */
export function readPhotographTexts(typed: Typed): PhotographTexts {
  const text = (field: string) => (typed[field] ?? "").normalize("NFC").trim();
  return {
    alt: { en: text("altEn"), ru: text("altRu") },
    caption: { en: text("captionEn"), ru: text("captionRu") },
    author: text("author"),
    licence: text("licence"),
    licenceUrl: text("licenceUrl"),
    sourceUrl: text("sourceUrl") || null,
  };
}
