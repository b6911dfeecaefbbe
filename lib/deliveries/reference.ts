import { randomInt } from "node:crypto";

/** Without letters and digits that are taken for one another on paper. */
const signs = "23456789ABCDEFGHJKMNPQRSTVWXYZ";
const length = 8;

/** A fresh reference, such as "7KQM-3XTV": short enough to be read out, 39 bits of chance. */
export function makeReference(): string {
  const chosen = Array.from({ length }, () => signs[randomInt(signs.length)]);
  return `${chosen.slice(0, length / 2).join("")}-${chosen.slice(length / 2).join("")}`;
}
