"use server";

import { getTranslations } from "next-intl/server";
import type { FormState } from "@/components/dashboard/form-state";
import type { Locale } from "@/lib/i18n/schema";
import { paths } from "@/lib/paths";
import {
  confirmImport,
  discardImport,
  saveImportRows,
  startImport,
  undoImport,
} from "@/lib/signatories";
import { importLimits, parseProvenance, type ListFault } from "@/lib/signatories/schema";
import { answerForm, type FormAnswer } from "../_shell/answer-form";
import { readRowChanges } from "./import-rows";
import { toProblems, type NotableWords } from "./typed";

/** Reads a pasted or uploaded list into a draft. */
export async function startImportAction(previous: FormState, form: FormData) {
  return answerForm(previous, form, async ({ actor, locale, now }, typed) => {
    const t = await translate(locale);
    const provenance = parseProvenance({
      locale: typed.language || locale,
      sourceNote: typed.sourceNote,
      sourceUrl: typed.sourceUrl,
      sourceDate: typed.sourceDate,
    });
    if (!provenance.ok) return { problems: toProblems(provenance.faults, t) };
    const file = await readFile(form);
    const field = file ? "file" : "list";
    const slug = typed.statement ?? "";
    const list = file ?? typed.list ?? "";
    const started = await startImport(actor, { slug, provenance: provenance.value, list }, { now });
    switch (started.outcome) {
      case "started":
        return {
          goTo: paths.dashboardImport(started.id),
          flash: t("import.readDone", { people: started.people }),
        };
      case "refused":
        return { problems: [{ field, text: describeFault(started.fault, t) }] };
      case "no_category":
        return { problems: [{ field: null, text: t("import.no_category") }] };
      case "unknown":
        return { problems: [{ field: null, text: t("import.unknown") }] };
    }
  });
}

/** Keeps what was typed into a page of the preview, and then goes on, or imports. */
export async function saveImportAction(previous: FormState, form: FormData) {
  return answerForm(previous, form, async ({ actor, locale, now }, typed) => {
    const t = await translate(locale);
    const id = typed.import ?? "";
    const page = Number(typed.page) || 1;
    const saved = await saveImportRows(actor, {
      id,
      changes: readRowChanges(typed),
      restTo: typed.restTo,
    });
    if (saved.outcome === "unknown") return gone(typed.statement, t);
    if (typed.then !== "import") {
      const next = typed.then === "next" ? page + 1 : page;
      return { goTo: paths.dashboardImport(id, next), flash: t("draft.saved") };
    }
    const confirmed = await confirmImport(actor, { id }, { now });
    switch (confirmed.outcome) {
      case "imported":
        return {
          goTo: paths.dashboardBoard(typed.statement ?? ""),
          flash: t("draft.imported", { people: confirmed.people }),
        };
      case "to_be_mended":
        return { goTo: paths.dashboardImport(id, page), flash: t("draft.to_be_mended", confirmed) };
      case "nothing_included":
        return { goTo: paths.dashboardImport(id, page), flash: t("draft.nothing_included") };
      case "unknown":
        return gone(typed.statement, t);
    }
  });
}

/** Throws a draft away, or takes a whole import off the board again. */
export async function endImportAction(previous: FormState, form: FormData) {
  return answerForm(previous, form, async ({ actor, locale, now }, typed) => {
    const t = await translate(locale);
    const id = typed.import ?? "";
    const goTo = paths.dashboardImports(typed.statement ?? "");
    if (typed.do === "discard") {
      const { outcome } = await discardImport(actor, { id }, { now });
      return { goTo, flash: outcome === "discarded" ? t("import.discarded") : t("import.unknown") };
    }
    const undone = await undoImport(actor, { id }, { now });
    if (undone.outcome === "unknown") return { goTo, flash: t("import.unknown") };
    const { removed, published } = undone;
    return { goTo, flash: t("import.undone", { removed, published }) };
  });
}

/** The uploaded file's bytes, no more than tells that it is too long; null where none was chosen. */
async function readFile(form: FormData): Promise<Uint8Array | null> {
  const file = form.get("file");
  if (!(file instanceof File) || file.size === 0) return null;
  return new Uint8Array(await file.slice(0, importLimits.bytes + 1).arrayBuffer());
}

function describeFault(fault: ListFault, t: NotableWords): string {
  const { bytes, people, columns } = importLimits;
  return t(`import.faults.${fault}`, { kilobytes: bytes / 1024, people, columns });
}

function gone(slug: string | undefined, t: NotableWords): FormAnswer {
  return { goTo: paths.dashboardImports(slug ?? ""), flash: t("import.unknown") };
}

function translate(locale: Locale) {
  return getTranslations({ locale, namespace: "notables" });
}
