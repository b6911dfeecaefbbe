export { answerChallenge } from "./answer-challenge";
export { makeFormTime } from "./form-time";
export { judgeLinkRequest, judgeStaffLinkRequest } from "./judge-link-request";
export { judgeSubmission } from "./judge-submission";
export { readLimitsMeasures, summariseLimits } from "./summary";
