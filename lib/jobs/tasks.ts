import type { TaskList } from "graphile-worker";
import { forgetSpentSignIns } from "@/lib/accounts";
import { log } from "@/lib/log";
import { deliverMails, forgetOldMails } from "@/lib/mail";
import { expirePendingSignatures, forgetOldSilences } from "@/lib/signing";
import { deliverMailsPayload, jobNames } from "./schema";
import { requeueStrandedMails } from "./store";

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
    if (report.waiting > 0) throw new MailsWaiting(report.waiting);
  },

  async [jobNames.expireSignatures]() {
    const expired = await expirePendingSignatures({ now: new Date() });
    if (expired > 0) log.info("signatures_expired", { expired });
  },

  async [jobNames.forgetOldRecords]() {
    const now = new Date();
    const mails = await forgetOldMails({ now });
    const silences = await forgetOldSilences({ now });
    await forgetSpentSignIns({ now });
    if (mails + silences > 0) log.info("old_records_forgotten", { mails, silences });
  },

  async [jobNames.sweepOutbox]() {
    const jobs = await requeueStrandedMails(new Date());
    if (jobs > 0) log.warn("stranded_mails_queued_again", { jobs });
  },
} satisfies TaskList;

class MailsWaiting extends Error {
  override name = "MailsWaiting";

  constructor(count: number) {
    super(`${count} mails wait for another attempt`);
  }
}

/** When what runs by itself runs (UTC); one of each at a time, whatever the number of workers. */
export const crontab = [
  `* * * * * ${jobNames.sweepOutbox} ?jobKey=${jobNames.sweepOutbox}&max=1`,
  `7 * * * * ${jobNames.expireSignatures} ?jobKey=${jobNames.expireSignatures}&max=3`,
  `17 * * * * ${jobNames.forgetOldRecords} ?jobKey=${jobNames.forgetOldRecords}&max=3`,
].join("\n");
