import { env } from "@/lib/env";
import type { Closing } from "@/lib/campaign/schema";
import { askLine } from "./ask";
import { requireNobodyElse } from "./backup/nobody-else";
import { note } from "./boot/progress.mjs";
import { runCommand } from "./command";
import { destroyKeyFiles } from "./keys/destroy-keys";

/**
 * A campaign's end, in two calls that are months apart: the first closes it, the second, after
 * its period, erases what is left of signers and destroys the keys. Both ask for its name.
 */
await runCommand("close-campaign", async () => {
  const [flag, ...rest] = process.argv.slice(3);
  const isKnown = flag === undefined || flag === "--dry-run" || flag === "--reopen";
  if (!isKnown || rest.length > 0) {
    throw new Error(
      "say npm run close-campaign, with -- --dry-run to look, -- --reopen to take it back",
    );
  }
  const { findClosing } = await import("@/lib/campaign");
  const closing = await findClosing({ now: new Date() });
  if (!closing) throw new Error("there is no campaign in the database");
  if (flag === "--reopen") return reopen(closing);
  describe(closing);
  if (flag === "--dry-run") return note("nothing was changed");
  if (closing.stage === "running") return close(closing);
  if (closing.stage === "due" || closing.stage === "ended") return end(closing);
});

function toDay(date: Date): string {
  return date.toISOString().slice(0, 10);
}

function describe({
  stage,
  signatures,
  retentionMonths,
  closedAt,
  endsAt,
  daysLeft,
}: Closing): void {
  switch (stage) {
    case "running":
      note("closing it: nobody signs any longer, its pages and numbers stay");
      note(
        `${retentionMonths} months later all of its ${signatures} signatures are erased, names, fingerprints and all`,
      );
      return note("make a backup and the last hand-over before that day; until then: -- --reopen");
    case "closed":
    case "warning":
      note(`it was closed on ${toDay(closedAt!)}`);
      note(
        `in ${daysLeft} days, on ${toDay(endsAt!)}, its ${signatures} signatures are erased by the worker`,
      );
      return note(
        "after that this command destroys the keys; until then: -- --reopen takes it back",
      );
    case "due":
    case "ended":
      note(`its period ended on ${toDay(endsAt!)}; ${signatures} signatures are left to be erased`);
      return note(
        "what follows destroys the keys too: no backup of the database tells then who signed",
      );
  }
}

async function close(closing: Closing): Promise<void> {
  await requireName(closing);
  const { closeCampaign, findClosing } = await import("@/lib/campaign");
  await closeCampaign({ now: new Date() });
  const closed = await findClosing({ now: new Date() });
  note(`closed; its signatures are erased on ${toDay(closed!.endsAt!)}`);
}

async function reopen({ stage }: Closing): Promise<void> {
  if (stage === "running") return note("it is not closed");
  if (stage === "ended") throw new Error("its signatures are erased: it cannot be reopened");
  const { reopenCampaign } = await import("@/lib/campaign");
  await reopenCampaign({ now: new Date() });
  note("it is no longer closed; its statements stay closed until somebody opens them");
}

async function end(closing: Closing): Promise<void> {
  await requireNobodyElse();
  await requireName(closing);
  const { applyRetention } = await import("@/lib/privacy");
  const { recordAudit } = await import("@/lib/audit");
  await applyRetention({ now: new Date() });
  const { findClosing } = await import("@/lib/campaign");
  const { stage, signatures } = (await findClosing({ now: new Date() }))!;
  if (stage !== "ended") throw new Error(`${signatures} signatures are still there: run it again`);
  note("everything about signers is erased; the numbers are final");
  const files = await destroyKeyFiles();
  await recordAudit({ actorId: null, action: "keys.destroyed", details: { files: files.length } });
  for (const file of files) note(`destroyed: ${file}`);
  sayWhatIsLeft();
}

/** What no command can reach. */
function sayWhatIsLeft(): void {
  if (env.hasSecretKeys) {
    note("SECRET_KEYS was set from outside. Delete it yourself, now, with every version of it:");
    note(
      "– in the secret store, the service manager’s settings and any .env file, on every machine",
    );
    note("– in the settings’ own backups and histories");
  }
  note(
    "delete every backup file and every copy of its keys’ passphrase; a backup holds both data and keys",
  );
  note(
    "the next start makes fresh keys: they open nothing that was, and keep organisers’ sign-in working",
  );
}

/** Nobody ends a campaign by a key too many. */
async function requireName({ slug, titles }: Closing): Promise<void> {
  const typed = await askLine(`Type the campaign’s name (${titles[0] ?? slug}): `);
  const isRight = typed !== null && [slug, ...titles].some((name) => fold(name) === fold(typed));
  if (!isRight) throw new Error("that is not its name; nothing was changed");
}

function fold(name: string): string {
  return name.normalize("NFC").trim().toLowerCase();
}
