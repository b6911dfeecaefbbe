"use server";

import type { FormState } from "@/components/dashboard/form-state";
import { paths } from "@/lib/paths";
import { moveStatement, saveFacts } from "@/lib/statements";
import { parseFacts } from "@/lib/statements/schema";
import { answerForm } from "../_shell/answer-form";
import { toProblems } from "./typed";
import { findWords } from "./words";

/** Saves what stands around a statement's text. */
export async function saveFactsAction(previous: FormState, form: FormData) {
  return answerForm(previous, form, async ({ actor, locale, now }, typed) => {
    const words = await findWords(locale);
    const { t } = words;
    const id = typed.statement ?? "";
    const facts = parseFacts(typed, id);
    if (!facts.ok) return { problems: toProblems(facts.faults, words) };
    const revision = typed.overwrite === "on" ? null : Number(typed.revision || NaN);
    const { outcome } = await saveFacts(actor, { id, revision, facts: facts.value }, { now });
    const goTo = paths.dashboardStatement(id);
    switch (outcome) {
      case "saved":
        return { goTo, flash: t("facts.saved") };
      case "unchanged":
        return { goTo, flash: t("facts.unchanged") };
      case "overtaken":
        return { problems: [{ field: "revision", text: t("overtaken") }] };
      case "slug_taken":
        return { problems: toProblems([{ field: "slug", code: "slug_taken" }], words) };
      case "fixed":
        return { problems: toProblems([{ field: "slug", code: "fixed" }], words) };
      case "no_sister":
        return { problems: toProblems([{ field: "sister", code: "choice" }], words) };
      case "unknown":
        return { goTo: paths.dashboardStatements(), flash: t("gone") };
    }
  });
}

/** Moves a statement one place up or down. */
export async function moveStatementAction(previous: FormState, form: FormData) {
  return answerForm(previous, form, async ({ actor, locale, now }, typed) => {
    const { t } = await findWords(locale);
    const [id = "", given] = (typed.move ?? "").split(" ");
    const step = given === "up" ? "up" : "down";
    const { outcome } = await moveStatement(actor, { id, step }, { now });
    return {
      goTo: paths.dashboardStatements(),
      flash: outcome === "moved" ? t("moved") : t("gone"),
    };
  });
}
