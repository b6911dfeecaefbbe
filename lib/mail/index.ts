export { deliverMails } from "./deliver";
export { findLocalMail, listMailbox, streamMailbox } from "./local-mailbox";
export { isMailboxOpen, type MailboxVisit } from "./mailbox-gate";
export type { DeliveryReport, LocalMail, MailTransport, OutgoingMail, SendResult } from "./schema";
