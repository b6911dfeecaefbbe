import { createHmac, timingSafeEqual } from "node:crypto";
import { limitsSecret } from "./secrets";

const minuteInMs = 60_000;
/** A form may lie open in a tab for a day. */
const oldestMinutes = 24 * 60;

/**
 * The hidden control's value: the minute in which the form was made, signed. To the minute,
 * because a page is made once for everybody who comes meanwhile (docs/decisions/0008).
 */
export function makeFormTime(now: Date): string {
  const minute = Math.floor(now.getTime() / minuteInMs).toString(36);
  return `${minute}.${sign(minute)}`;
}

/** What a form's time says: nothing, nothing that could be true, or when a person may have begun. */
export function readFormTime(value: string | null, now: Date): "absent" | "odd" | "plausible" {
  if (!value) return "absent";
  const [minute = "", signature = ""] = value.split(".");
  if (!/^[\da-z]{1,9}$/.test(minute) || !isSame(signature, sign(minute))) return "odd";
  const age = now.getTime() / minuteInMs - parseInt(minute, 36);
  // Another machine's clock may be a little ahead.
  return age >= -1 && age <= oldestMinutes ? "plausible" : "odd";
}

function sign(minute: string): string {
  const hmac = createHmac("sha256", limitsSecret("form-time"));
  return hmac.update(minute).digest("base64url").slice(0, 22);
}

function isSame(one: string, other: string): boolean {
  return one.length === other.length && timingSafeEqual(Buffer.from(one), Buffer.from(other));
}
