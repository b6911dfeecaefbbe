"use server";

import type { FormState } from "@/components/dashboard/form-state";
import { paths } from "@/lib/paths";
import {
  archiveStatement,
  closeStatement,
  findOpening,
  openStatement,
  setStatementTimes,
} from "@/lib/statements";
import { parseTimes, type TurnOutcome } from "@/lib/statements/schema";
import { answerForm, type FormAnswer } from "../_shell/answer-form";
import type { Visit } from "../_shell/visit";
import { toProblems } from "./typed";
import { findWords, type Words } from "./words";

const turns = ["open", "close", "archive", "restore"] as const;
type Turn = (typeof turns)[number];

/** Opens, closes, archives a statement or brings it back: whichever button was pressed. */
export async function turnAction(previous: FormState, form: FormData) {
  return answerForm(previous, form, async (visit, typed) => {
    const words = await findWords(visit.locale);
    const id = typed.statement ?? "";
    const turn = turns.find((each) => each === typed.do);
    if (!turn) return { goTo: paths.dashboardStatementOpening(id) };
    return answerTurn(await takeTurn(turn, id, visit), id, words, words.t(`opening.done.${turn}`));
  });
}

function takeTurn(turn: Turn, id: string, { actor, now }: Visit): Promise<TurnOutcome> {
  switch (turn) {
    case "open":
      return openStatement(actor, { id }, { now });
    case "close":
      return closeStatement(actor, { id }, { now });
    case "archive":
      return archiveStatement(actor, { id, archive: true }, { now });
    case "restore":
      return archiveStatement(actor, { id, archive: false }, { now });
  }
}

/** Plans when a statement opens and closes. */
export async function setTimesAction(previous: FormState, form: FormData) {
  return answerForm(previous, form, async ({ actor, locale, now }, typed) => {
    const words = await findWords(locale);
    const id = typed.statement ?? "";
    const room = await findOpening(actor, id, locale);
    if (!room) return { goTo: paths.dashboardStatements(), flash: words.t("gone") };
    const times = parseTimes(typed, { status: room.status, now });
    if (!times.ok) return { problems: toProblems(times.faults, words) };
    const set = await setStatementTimes(actor, { id, times: times.value }, { now });
    return answerTurn(set, id, words, words.t("opening.timesSaved"));
  });
}

function answerTurn({ outcome }: TurnOutcome, id: string, { t }: Words, done: string): FormAnswer {
  switch (outcome) {
    case "done":
      return { goTo: paths.dashboardStatement(id), flash: done };
    case "unknown":
      return { goTo: paths.dashboardStatements(), flash: t("gone") };
    case "campaign_closed":
    case "no_text":
    case "wrong_state":
      return { problems: [{ field: null, text: t(`opening.${outcome}`) }] };
  }
}
