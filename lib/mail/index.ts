export { deliverMails } from "./deliver";
export { findLocalMail, listMailbox, streamMailbox } from "./local-mailbox";
export { isMailboxOpen, type MailboxVisit } from "./mailbox-gate";
export { loadComposer } from "./prepare";
export { queueMail, type MailOrder } from "./queue-mail";
export type { DeliveryReport, LocalMail, MailTransport, OutgoingMail, SendResult } from "./schema";
