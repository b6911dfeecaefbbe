import { note } from "./boot/progress.mjs";
import { runCommand } from "./command";

/** Says what the worker's retention would erase now, in numbers; with `--apply` erases it. */
await runCommand("retention", async () => {
  const args = process.argv.slice(3);
  const isUnknown = args.some((arg) => arg !== "--apply" && arg !== "--dry-run");
  if (isUnknown || args.length > 1) {
    throw new Error("say npm run retention to look, npm run retention -- --apply to erase");
  }
  const isApplied = args[0] === "--apply";
  const { applyRetention, previewRetention } = await import("@/lib/privacy");
  const { findClosing } = await import("@/lib/campaign");
  const now = new Date();
  const lines = await (isApplied ? applyRetention : previewRetention)({ now });
  for (const { rows, what, keptFor } of lines) note(`${rows}  ${what} (kept: ${keptFor})`);
  const closing = await findClosing({ now });
  if (closing?.endsAt && closing.stage !== "ended" && closing.stage !== "due") {
    const day = closing.endsAt.toISOString().slice(0, 10);
    note(`the campaign is closed: on ${day} all of its ${closing.signatures} signatures go`);
  }
  if (!isApplied) note("nothing was erased; the worker does so every hour, or: --apply");
});
