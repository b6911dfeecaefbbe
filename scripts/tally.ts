import { note } from "./boot/progress.mjs";
import { runCommand } from "./command";

/** Compares every kept count with a full count; ends with 1 unless they are the same. */
await runCommand("tally", async () => {
  const { findTallyDrift } = await import("@/lib/signing");
  const found = Object.entries(await findTallyDrift());
  const drift = `drift: ${found.map(([of, rows]) => `${of} ${rows}`).join(", ")}`;
  if (found.some(([, rows]) => rows > 0)) {
    throw new Error(`the counts are not those of a full count; ${drift}`);
  }
  note(`the counts are exact; ${drift}`);
});
