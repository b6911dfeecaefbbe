/** The way of a name from "asked" to its place on the page, in order. */
export const notableStages = ["asked", "replied", "evidence", "approved", "published"] as const;
export type NotableStage = (typeof notableStages)[number];

/**
 * What may be done in which stage and where it leads. Pages draw their buttons from this
 * table and the domain refuses by it. `reword` is a change of what is printed: whoever
 * approved has not seen the new words.
 */
const steps = {
  recordReply: { from: ["asked"], to: "replied" },
  attachEvidence: { from: ["asked", "replied"], to: "evidence" },
  approve: { from: ["evidence"], to: "approved" },
  publish: { from: ["approved"], to: "published" },
  unpublish: { from: ["published"], to: "approved" },
  sendBack: { from: ["approved"], to: "evidence" },
  reword: { from: ["approved", "published"], to: "evidence" },
} as const satisfies Record<string, { from: readonly NotableStage[]; to: NotableStage }>;

export type NotableStep = keyof typeof steps;

/** Whether a step may be taken in this stage. */
export function notableCan(step: NotableStep, stage: NotableStage): boolean {
  return (steps[step].from as readonly NotableStage[]).includes(stage);
}

/** The stages in which a step may be taken, and the one that it leads to. */
export function stepOf(step: NotableStep): { from: readonly NotableStage[]; to: NotableStage } {
  return steps[step];
}

/** The stage after a step, or the present one where the step changes nothing. */
export function stageAfter(step: NotableStep, stage: NotableStage): NotableStage {
  return notableCan(step, stage) ? steps[step].to : stage;
}
