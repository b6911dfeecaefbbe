import { afterEach, expect, it } from "vitest";
import {
  answerChallenge,
  judgeLinkRequest,
  judgeSubmission,
  readLimitsMeasures,
} from "@/lib/limits";
import { forgetLimits } from "@/lib/limits/state";
import { storyStart } from "../support/clock";
import { botAt } from "../support/limits";

const now = storyStart;

afterEach(forgetLimits);

it("LIMITS=off counts everything and refuses, holds back and quarantines nothing", async () => {
  for (let n = 0; n < 400; n += 1) {
    const verdict = await judgeSubmission(botAt("203.0.113.7"), "anna@farm.example", { now });
    expect(verdict).toEqual({ outcome: "taken", flags: [], quarantined: false, holdMail: false });
    await judgeLinkRequest("203.0.113.7", "anna@farm.example", { now });
  }
  expect(await answerChallenge("203.0.113.7", { now })).toEqual({
    outcome: "answer",
    answer: { required: false, challenge: null },
  });
  expect(await judgeLinkRequest("203.0.113.7", "anna@farm.example", { now })).toEqual({
    outcome: "taken",
    holdMail: false,
  });
  expect(readLimitsMeasures()).toMatchObject({ judged: 400, refused: 0, held: 0, quarantined: 0 });
});
