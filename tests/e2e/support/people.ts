import type { Locale } from "@/lib/i18n/schema";
import { cast, type Signer } from "@/prisma/seed/builders";

let times = 0;

/**
 * Somebody of the cast with an address of their own, so that one story's signatures
 * never meet another's, on whatever device it is told.
 */
export function play(who: keyof typeof cast, changes: Partial<Signer> = {}): Signer {
  times += 1;
  const mark = `${process.pid.toString(36)}${Date.now().toString(36)}${times}`;
  const [local, domain] = cast[who].email.split("@");
  return { ...cast[who], email: `${local}.${mark}@${domain}`, ...changes };
}

/** Letters that no other story has: the same is told on every kind of device, at other moments. */
export function lettersOfNow(locale: Locale): string {
  const alphabet = locale === "ru" ? "абвгдежзик" : "abcdefghij";
  return [...Date.now().toString()].map((digit) => alphabet[Number(digit)]).join("");
}
