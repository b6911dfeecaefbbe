import type { KeptUnderAddress } from "@/lib/privacy";
import { askLine } from "./ask";
import { note } from "./boot/progress.mjs";
import { runCommand } from "./command";

/**
 * A person's request to be erased. The address may be left out and is then asked for, or read
 * from the standard input, so that it stands in no shell's history.
 */
await runCommand("erase", async () => {
  const args = process.argv.slice(3);
  const isSure = args.includes("--yes");
  const [given, ...rest] = args.filter((arg) => arg !== "--yes");
  if (rest.length > 0 || given?.startsWith("--")) {
    throw new Error("say whom: npm run erase -- name@example.org [--yes]");
  }
  const address = given ?? (await askLine("Whose address? "));
  const { eraseAddress, findKept } = await import("@/lib/privacy");
  const kept = await findKept(address ?? "");
  if (kept.outcome === "not_an_address") throw new Error("this is no e-mail address");
  describe(kept);
  if (kept.signatures.length + kept.silences === 0) return note("there is nothing to erase");
  if (!isSure) await requireYes();
  const gone = await eraseAddress(address!, { now: new Date() });
  if (gone.outcome === "known")
    note(`erased: ${gone.signatures.length} signatures and what hung on them`);
  note("backups hold it until they are deleted: keep none for longer than 30 days");
  note("what was handed over before, and what the mail provider logs, is theirs to erase");
});

/** Numbers only: whoever stands behind the operator learns no name. */
function describe(kept: KeptUnderAddress): void {
  for (const { statement, state, isSameSpelling } of kept.signatures) {
    note(
      `1 signature under ${statement}, ${state}${isSameSpelling ? "" : ", with another spelling"}`,
    );
  }
  if (kept.mails > 0) note(`${kept.mails} mails about it`);
  if (kept.silences > 0) note("a note that no mail may go there");
  if (kept.notables > 0) note(`${kept.notables} notable signatories that came from it`);
  if (kept.importedNotables > 0) {
    note(
      `${kept.importedNotables} notable signatories from a published list: off the page, and left to the board`,
    );
  }
  if (kept.invitations > 0) note(`${kept.invitations} invitations to the team`);
  if (kept.organisers > 0)
    note("an organiser's account has the address, and stays: see the team's page");
}

async function requireYes(): Promise<void> {
  if (!process.stdin.isTTY) throw new Error("say --yes: there is no terminal to ask on");
  if ((await askLine("This cannot be undone. Type yes to erase it: ")) !== "yes") {
    throw new Error("nothing was erased");
  }
}
