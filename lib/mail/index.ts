export { deliverMails } from "./deliver";
export { takeResendWebhook, type MailFate, type WebhookOutcome } from "./fates";
export { findLocalMail, listMailbox, streamMailbox } from "./local-mailbox";
export { isMailboxOpen, type MailboxVisit } from "./mailbox-gate";
export { loadComposer } from "./prepare";
export { queueMail, type MailOrder } from "./queue-mail";
export { remindSigners } from "./remind";
export type { DeliveryReport, LocalMail, MailTransport, OutgoingMail, SendResult } from "./schema";
