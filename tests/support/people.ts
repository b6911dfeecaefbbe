let strangers = 0;

/** Somebody nobody has heard of, different at each call. */
export function stranger(): { name: string; email: string } {
  strangers += 1;
  const mark = `${process.pid.toString(36)}${Date.now().toString(36)}${strangers}`;
  return { name: `Stranger ${toLetters(strangers)}`, email: `stranger-${mark}@example.org` };
}

/** 1 → "A", 27 → "AA": names hold letters. */
function toLetters(n: number): string {
  const rest = Math.floor((n - 1) / 26);
  return (rest ? toLetters(rest) : "") + String.fromCharCode(65 + ((n - 1) % 26));
}
