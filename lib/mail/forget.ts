import { deleteDoneMails } from "./store";

const keptForMs = 86_400_000;

/**
 * Forgets mails a day after they were written: with them goes the last trace of the minute in
 * which somebody signed (privacy rule 5). Returns how many.
 */
export function forgetOldMails({ now }: { now: Date }): Promise<number> {
  return deleteDoneMails(new Date(now.getTime() - keptForMs));
}
