import { getTranslations } from "next-intl/server";
import type { BoardLabels } from "@/components/signatories/board/board-labels";
import { locales, nameLanguage, type Locale } from "@/lib/i18n/schema";
import { notableStages } from "@/lib/signatories/schema";

/** The board's words; those with places in them go to the browser as they are. */
export async function loadBoardLabels(locale: Locale): Promise<BoardLabels> {
  const t = await getTranslations({ locale, namespace: "notables" });
  const lists = await getTranslations({ locale, namespace: "lists" });
  const raw = (key: RawKey) => t.raw(`board.${key}`) as string;
  return {
    handle: raw("handle"),
    up: raw("up"),
    down: raw("down"),
    to: raw("to"),
    moveTo: raw("moveTo"),
    move: t("board.move"),
    choose: t("board.choose"),
    instructions: t("board.instructions"),
    picked: raw("picked"),
    over: raw("over"),
    dropped: raw("dropped"),
    cancelled: raw("cancelled"),
    emptyCategory: t("emptyCategory"),
    hidden: t("linkStates.hidden"),
    personal: lists("capacities.personal"),
    stages: Object.fromEntries(notableStages.map((stage) => [stage, t(`stages.${stage}`)])),
    missing: Object.fromEntries(
      locales.map((code) => [code, t("board.missing", { language: nameLanguage(code, locale) })]),
    ),
  };
}

type RawKey =
  "handle" | "up" | "down" | "to" | "moveTo" | "picked" | "over" | "dropped" | "cancelled";
