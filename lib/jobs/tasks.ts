import type { TaskList } from "graphile-worker";
import { sendSignInLink } from "@/lib/accounts";
import { findClosing } from "@/lib/campaign";
import { failInterrupted, heapForDelivery } from "@/lib/deliveries";
import { log } from "@/lib/log";
import { deliverMails, prepareMailing, remindSigners } from "@/lib/mail";
import { lookBack, runRule } from "@/lib/moderation";
import { applyRetention, rulesFor } from "@/lib/privacy";
import { checkTally } from "@/lib/signing";
import { keepStatementTimes } from "@/lib/statements";
import {
  deliverMailsPayload,
  jobNames,
  lookBackPayload,
  makeDeliveryPayload,
  prepareMailingPayload,
  runModerationRulePayload,
  sendSignInLinkPayload,
} from "./schema";
import { inOwnProcess, ProcessEnded } from "./own-process";
import { prepareForgottenMailings, requeueStrandedMails } from "./store";

/**
 * What the worker can do. Each may run twice for one job (a crash, a slow machine) and
 * does its work once. Throwing puts a job back with a growing pause.
 */
export const tasks = {
  async [jobNames.deliverMails](payload) {
    const { mailIds } = deliverMailsPayload.parse(payload);
    if (mailIds.length === 0) return;
    const report = await deliverMails(mailIds, { now: new Date() });
    log.info("mails_delivered", report);
  },

  async [jobNames.prepareMailing](payload) {
    const { updateId } = prepareMailingPayload.parse(payload);
    const prepared = await prepareMailing(updateId, { now: new Date() });
    if (prepared.queued > 0) log.info("mailing_prepared", prepared);
  },

  [jobNames.applyHourlyRetention]: () => forgetWhatIsOver("hourly"),

  async [jobNames.applyDailyRetention]() {
    const closing = await findClosing({ now: new Date() });
    if (closing?.stage === "warning") {
      log.warn("signatures_are_erased_soon", { days: closing.daysLeft });
    }
    await forgetWhatIsOver("daily");
  },

  async [jobNames.runModerationRule](payload) {
    const { ruleId } = runModerationRulePayload.parse(payload);
    log.info("moderation_rule_run", await runRule(ruleId, { now: new Date() }));
  },

  async [jobNames.lookBack](payload) {
    log.info("looked_back", await lookBack(lookBackPayload.parse(payload), { now: new Date() }));
  },

  async [jobNames.sweepOutbox]() {
    const jobs = await requeueStrandedMails(new Date());
    if (jobs > 0) log.warn("stranded_mails_queued_again", { jobs });
    const mailings = await prepareForgottenMailings();
    if (mailings > 0) log.warn("forgotten_mailings_prepared", { mailings });
  },

  async [jobNames.remindSigners]() {
    const reminded = await remindSigners({ now: new Date() });
    if (reminded > 0) log.info("signers_reminded", { reminded });
  },

  async [jobNames.keepStatementTimes]() {
    const { opened, closed } = await keepStatementTimes({ now: new Date() });
    if (opened + closed > 0) log.info("statement_times_kept", { opened, closed });
  },

  async [jobNames.checkTally]() {
    const drift = await checkTally({ now: new Date() });
    if (drift && Object.values(drift).some((rows) => rows > 0)) log.error("counts_differ", drift);
  },

  async [jobNames.sendSignInLink](payload) {
    await sendSignInLink(sendSignInLinkPayload.parse(payload), { now: new Date() });
  },

  async [jobNames.makeDelivery](payload) {
    const { deliveryId } = makeDeliveryPayload.parse(payload);
    try {
      await inOwnProcess(deliveryScript, [deliveryId], await heapForDelivery(deliveryId));
    } catch (error) {
      if (!(error instanceof ProcessEnded)) throw error;
      await failInterrupted(deliveryId);
    }
  },
} satisfies TaskList;

/** Makes one list; relative to the project's folder, where every command runs. */
const deliveryScript = "scripts/make-delivery.ts";

async function forgetWhatIsOver(runs: "hourly" | "daily"): Promise<void> {
  const lines = await applyRetention({ now: new Date(), rules: rulesFor(runs) });
  const gone = lines.filter(({ rows }) => rows > 0).map(({ key, rows }) => [key, rows]);
  if (gone.length > 0) log.info("retention_applied", Object.fromEntries(gone));
}

/** When what runs by itself runs (UTC); one of each at a time, whatever the number of workers. */
export const crontab = [
  `* * * * * ${jobNames.sweepOutbox} ?jobKey=${jobNames.sweepOutbox}&max=1`,
  `* * * * * ${jobNames.keepStatementTimes} ?jobKey=${jobNames.keepStatementTimes}&max=1`,
  `7 * * * * ${jobNames.applyHourlyRetention} ?jobKey=${jobNames.applyHourlyRetention}&max=3`,
  `*/10 * * * * ${jobNames.checkTally} ?jobKey=${jobNames.checkTally}&max=1`,
  `23 * * * * ${jobNames.remindSigners} ?jobKey=${jobNames.remindSigners}&max=3`,
  `37 3 * * * ${jobNames.applyDailyRetention} ?jobKey=${jobNames.applyDailyRetention}&max=3`,
].join("\n");
