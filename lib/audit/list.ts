import { requirePermission, type Actor } from "../accounts/schema";
import { isUuid } from "../uuid";
import type { AuditFilter, AuditLine, AuditPage } from "./schema";
import { findSubjects } from "./subjects";
import { selectActors, selectLines, type AuditCursor } from "./store";

export const linesOnPage = 50;

type Row = Awaited<ReturnType<typeof selectLines>>[number];

/**
 * A page of the log, the newest line first. Paging is by key, so that a page deep in the log
 * costs what the first one costs, and new lines shift nothing. Each line says what the deed was
 * done to by the name that it has now. Throws `NotPermitted`.
 */
export async function listAudit(
  actor: Actor,
  filter: AuditFilter,
  after: string | null,
): Promise<AuditPage> {
  requirePermission(actor, "readAudit");
  const [rows, actors] = await Promise.all([
    selectLines(filter, readCursor(after), linesOnPage + 1),
    selectActors(),
  ]);
  const shown = rows.slice(0, linesOnPage);
  const subjects = await findSubjects(shown);
  const last = rows.length > linesOnPage ? shown.at(-1) : undefined;
  const lines = shown.map((row, index) => ({ ...toLine(row), subject: subjects[index] ?? null }));
  return { lines, next: last ? writeCursor(last) : null, actors };
}

/** A row as it is read. */
export function toLine(row: Row): AuditLine {
  const { id, at, action, subjectId, details, actorId, name, address } = row;
  const actor = actorId === null ? null : { id: actorId, name, address: address ?? actorId };
  return { id, at, actor, action, subjectId, details };
}

/** Names a line, for the page after it. The table keeps milliseconds, as a `Date` does. */
export function writeCursor({ at, id }: Pick<Row, "at" | "id">): string {
  return Buffer.from(`${at.toISOString()}|${id}`).toString("base64url");
}

/** Reads what `writeCursor` made; anything else begins at the newest line. */
export function readCursor(text: string | null): AuditCursor | null {
  const [at = "", id = ""] = Buffer.from(text ?? "", "base64url")
    .toString()
    .split("|", 2);
  const time = new Date(at);
  const isOurs = isUuid(id) && !Number.isNaN(time.getTime()) && time.toISOString() === at;
  return isOurs ? { at, id } : null;
}
