import { z } from "zod";
import { locales } from "@/lib/i18n/locales";

/** Names under which jobs lie in the queue; the signing statement adds `deliverMails` by this name. */
export const jobNames = {
  deliverMails: "deliver_mails",
  prepareMailing: "prepare_mailing",
  applyHourlyRetention: "apply_hourly_retention",
  applyDailyRetention: "apply_daily_retention",
  sweepOutbox: "sweep_outbox",
  remindSigners: "remind_signers",
  keepStatementTimes: "keep_statement_times",
  makeDelivery: "make_delivery",
  runModerationRule: "run_moderation_rule",
  lookBack: "look_back",
  checkTally: "check_tally",
  sendSignInLink: "send_sign_in_link",
} as const;

export type JobName = (typeof jobNames)[keyof typeof jobNames];

/** The most mails that one job carries: what a provider takes in one call. */
export const mailsInJob = 100;

/** What `deliver_mails` carries: ids of outbox rows and nothing about people. */
export const deliverMailsPayload = z.object({ mailIds: z.array(z.uuid()).max(10_000) });

export type DeliverMailsPayload = z.infer<typeof deliverMailsPayload>;

/** What `prepare_mailing` carries. */
export const prepareMailingPayload = z.object({ updateId: z.uuid() });

/** What `make_delivery` carries: the delivery's id. One at a time: each reads the whole list. */
export const makeDeliveryPayload = z.object({ deliveryId: z.uuid() });

/** What `run_moderation_rule` carries. */
export const runModerationRulePayload = z.object({ ruleId: z.uuid() });

/** What `look_back` carries: a watched name, and who put it on the list. */
export const lookBackPayload = z.object({ watchedNameId: z.uuid(), actorId: z.uuid() });

/** What `send_sign_in_link` carries: an address that somebody typed, sealed. */
export const sendSignInLinkPayload = z.object({
  sealed: z.string().max(2_000),
  locale: z.enum(locales),
});
