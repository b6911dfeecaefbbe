/** How long things live and how often mail goes out; the whole of signing's timing in one place. */
export const signingRules = {
  /** An unconfirmed signature is gone after this many days (privacy rule 5). */
  confirmWithinDays: 7,
  /** A manage link works this long after confirmation; a lost or old one can be asked for again. */
  manageLinkDays: 400,
  /** Repeated submissions of one address send the confirm link again, but not more often than this. */
  confirmMailPauseMinutes: 2,
  confirmMailsPerDay: 3,
  alreadySignedPauseHours: 24,
  /** A link to one's own signature can be asked for by anybody who knows the address. */
  manageMailPauseMinutes: 60,
  manageMailsPerDay: 3,
  /** The link that stops the news works as long as any mail that carries it may be found. */
  unsubscribeLinkDays: 3650,
  /** After "this wasn't me" no mail goes to the address. */
  silenceDays: 30,
} as const;

const dayInMs = 86_400_000;

/** The moment `days` days after `moment`. */
export function addDays(moment: Date, days: number): Date {
  return new Date(moment.getTime() + days * dayInMs);
}

/** A moment's calendar day in UTC, `YYYY-MM-DD`: one rule for everybody, wherever they sign. */
export function dayOf(moment: Date): string {
  return moment.toISOString().slice(0, 10);
}
