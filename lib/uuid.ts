import { randomBytes } from "node:crypto";

const uuid = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** Whether a text from outside can be a row's id at all: the database would throw at anything else. */
export function isUuid(text: string): boolean {
  return uuid.test(text);
}

let latest = 0n;

/**
 * A row's id that sorts behind every one that this process made before, and by the clock behind
 * those of others (RFC 9562, version 7): rows of one moment keep the order they were written in.
 */
export function nextUuid(): string {
  // The counter takes the twelve bits behind the milliseconds; what overflows borrows of the future.
  const byClock = BigInt(Date.now()) << 12n;
  latest = byClock > latest ? byClock : latest + 1n;
  const time = (latest >> 12n).toString(16).padStart(12, "0");
  const count = (latest & 0xfffn).toString(16).padStart(3, "0");
  const random = randomBytes(8);
  random[0] = (random[0]! & 0x3f) | 0x80;
  const rest = random.toString("hex");
  return `${time.slice(0, 8)}-${time.slice(8)}-7${count}-${rest.slice(0, 4)}-${rest.slice(4)}`;
}
