"use server";

import { getTranslations } from "next-intl/server";
import type { FormState } from "@/components/dashboard/form-state";
import type { Locale } from "@/lib/i18n/schema";
import { paths } from "@/lib/paths";
import {
  approveNotables,
  findBoard,
  moveNotable,
  removeNotable,
  takeStep,
  undoRemoval,
} from "@/lib/signatories";
import type { MoveTarget } from "@/lib/signatories/schema";
import { answerForm, type Typed } from "../_shell/answer-form";
import { readSame, readTaken, sameField } from "./typed";

/** Moves an entry: by a button (`move`), or by hand (`dragged`, `category`, `after`). */
export async function moveAction(previous: FormState, form: FormData) {
  return answerForm(previous, form, async ({ actor, locale, now }, typed) => {
    const t = await translate(locale);
    const goTo = paths.dashboardBoard(typed.statement ?? "");
    const { id, to } = readMove(typed);
    const moved = await moveNotable(actor, { id, to }, { now });
    if (moved.outcome === "unknown") return { goTo, flash: t("board.gone") };
    const board = await findBoard(actor, typed.statement ?? "", locale);
    const category = board?.categories.find((each) => each.id === moved.categoryId);
    const name = category?.people.find((person) => person.id === id)?.name ?? "";
    const { position, of } = moved;
    const words = { position, of, name, category: category?.title ?? "" };
    return { goTo, flash: t(moved.anchorGone ? "board.anchorGone" : "board.moved", words) };
  });
}

function readMove(typed: Typed): { id: string; to: MoveTarget } {
  if (typed.dragged) {
    const to = { categoryId: typed.category ?? "", afterId: typed.after || null };
    return { id: typed.dragged, to };
  }
  const [id = "", step] = (typed.move ?? "").split(".");
  if (step === "up" || step === "down") return { id, to: { step } };
  return { id, to: { categoryId: typed[`category.${id}`] ?? "" } };
}

/** Approves and publishes what is ticked of all that waits for this organiser, or one entry. */
export async function approveAction(previous: FormState, form: FormData) {
  return answerForm(previous, form, async ({ actor, locale, now }, typed) => {
    const t = await translate(locale);
    const ids = readTaken(typed);
    if (ids.length === 0) return { problems: [{ field: null, text: t("waiting.noneTicked") }] };
    const alone = typed.alone === "on";
    const publish = typed.publish === "on";
    const approval = { ids, alone, publish, same: readSame(typed) };
    const { approved, own, undecided } = await approveNotables(actor, approval, { now });
    if (undecided.length > 0) {
      return {
        problems: undecided.map((id) => ({ field: sameField(id), text: t("sameSigner.decide") })),
      };
    }
    if (own > 0 && approved === 0) {
      const text = typed.isAlone ? t("waiting.aloneMissing") : t("own");
      return { problems: [{ field: typed.isAlone ? "alone" : null, text }] };
    }
    const flash = publish ? t("approved", { count: approved }) : t("approvedOnly");
    return { goTo: goBack(typed), flash: approved === 0 ? t("passed") : flash };
  });
}

/** Takes one step of the table with one entry or several. */
export async function stepAction(previous: FormState, form: FormData) {
  return answerForm(previous, form, async ({ actor, locale, now }, typed) => {
    const t = await translate(locale);
    const ids = (typed.ids ?? "").split(",").filter(Boolean);
    const step = steps.find((each) => each === typed.step);
    if (!step) return { goTo: goBack(typed) };
    const { taken } = await takeStep(actor, { ids, step }, { now });
    if (taken === 0) return { goTo: goBack(typed), flash: t("stepNotTaken") };
    const flash = step === "publish" ? t("published", { count: taken }) : t("stepTaken");
    return { goTo: goBack(typed), flash };
  });
}

const steps = ["recordReply", "publish", "unpublish", "sendBack"] as const;

/** Removes an entry; the board then offers to undo it. */
export async function removeAction(previous: FormState, form: FormData) {
  return answerForm(previous, form, async ({ actor, locale, now }, typed) => {
    const t = await translate(locale);
    const slug = typed.statement ?? "";
    const removal = { id: typed.ids ?? "", atWish: typed.atWish === "on" };
    const removed = await removeNotable(actor, removal, { now });
    if (removed.outcome === "unknown")
      return { goTo: paths.dashboardBoard(slug), flash: t("unknown") };
    return {
      goTo: paths.dashboardBoard(slug, { undo: removed.removalId }),
      flash: t("entry.removed", { name: typed.person ?? "" }),
    };
  });
}

/** Puts a removed entry back. */
export async function undoRemovalAction(previous: FormState, form: FormData) {
  return answerForm(previous, form, async ({ actor, locale, now }, typed) => {
    const t = await translate(locale);
    const undone = await undoRemoval(actor, { removalId: typed.removal ?? "" }, { now });
    const goTo = paths.dashboardBoard(typed.statement ?? "");
    if (undone.outcome === "put_back") return { goTo, flash: t("undo.done") };
    return { goTo, flash: t(`undo.${undone.outcome}`) };
  });
}

/** An entry's own page when the form stood there, else the board. */
function goBack(typed: Typed): string {
  return typed.entry
    ? paths.dashboardNotable(typed.entry)
    : paths.dashboardBoard(typed.statement ?? "");
}

function translate(locale: Locale) {
  return getTranslations({ locale, namespace: "notables" });
}
