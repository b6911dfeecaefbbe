import { deleteSpentSignIns } from "./store";

/** Forgets sign-in links and sessions whose time is over; the audit log keeps what they did. */
export function forgetSpentSignIns({ now }: { now: Date }): Promise<void> {
  return deleteSpentSignIns(now);
}
