import type { ComposedMail } from "../render";
import type { QueuedMail } from "../store";

/**
 * How the mails of one purpose come to be. `find` reads the facts of a whole batch in a few
 * queries; a mail that it leaves out is over (confirmed, expired, withdrawn meanwhile) and is
 * not sent. `compose` writes a mail from its facts and nothing else: the same facts give the
 * same mail to the letter, so that a worker which has crashed can send it again under the
 * same idempotency key. Subject, preheader and opening name neither the case nor a person.
 */
export type Purpose<Facts> = {
  find(mails: QueuedMail[], clock: { now: Date }): Promise<ReadonlyMap<string, Facts>>;
  compose(facts: Facts): Promise<ComposedMail>;
};
