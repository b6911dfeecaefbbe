import type { WriteFault } from "./group-commit";
import { isDatabaseUnavailable } from "./unavailable";

/** The statement never began, or the server says that it was rolled back. */
const refused =
  /^(ECONNREFUSED|ENOTFOUND|EAI_AGAIN|EHOSTUNREACH|ENETUNREACH|57014|57P03|58030|53[0-9A-Z]{3})$/;
const neverConnected = /timeout exceeded when trying to connect/i;
const deadlockOrConflict = /^40[0-9A-Z]{3}$/;

/** What an error of `pg` says about the rows of the statement that failed. */
export function judgeWriteError(error: unknown): WriteFault {
  const { code, message } = (error ?? {}) as { code?: unknown; message?: unknown };
  if (typeof code === "string" && deadlockOrConflict.test(code)) return "passing";
  if (typeof code === "string" && refused.test(code)) return "away";
  if (typeof message === "string" && neverConnected.test(message)) return "away";
  return isDatabaseUnavailable(error) ? "lost" : "data";
}
