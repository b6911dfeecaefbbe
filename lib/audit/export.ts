import { requirePermission, type Actor } from "../accounts/schema";
import { readCursor, toLine, writeCursor } from "./list";
import { recordAudit } from "./record";
import type { AuditFilter, AuditLine } from "./schema";
import { selectLines } from "./store";

const linesAtOnce = 1_000;
const columns = ["at", "actor", "actor_id", "actor_address", "action", "subject", "details"];

/**
 * The log as CSV (RFC 4180, cells that a spreadsheet would run are defused), in pieces, however
 * long it is. That it was exported is a line of the log itself. Throws `NotPermitted`.
 */
export async function exportAudit(
  actor: Actor,
  filter: AuditFilter,
  { now }: { now: Date },
): Promise<AsyncGenerator<string>> {
  requirePermission(actor, "readAudit");
  await recordAudit({ actorId: actor.id, action: "audit.exported", at: now });
  return writePieces(filter);
}

async function* writePieces(filter: AuditFilter): AsyncGenerator<string> {
  // Loaded here: everybody writes into the log, and few of them make lists.
  const { csvLine } = await import("../deliveries");
  // A byte order mark, without which spreadsheets take names for another encoding.
  yield `\ufeff${csvLine(columns)}`;
  let after: string | null = null;
  for (;;) {
    const rows = await selectLines(filter, readCursor(after), linesAtOnce);
    yield rows.map((row) => csvLine(toCells(toLine(row)))).join("");
    const last = rows.at(-1);
    if (!last || rows.length < linesAtOnce) return;
    after = writeCursor(last);
  }
}

function toCells({ at, actor, action, subjectId, details }: AuditLine): string[] {
  const who = actor ? [actor.name ?? actor.address, actor.id, actor.address] : ["operator", "", ""];
  return [at.toISOString(), ...who, action, subjectId ?? "", JSON.stringify(details)];
}
