import { requirePermission, type Actor } from "../accounts/schema";
import { makeCursor, readCursor, searchWords } from "../signatories/schema";
import { signatureStates } from "../signing/schema";
import {
  signaturesPerPage,
  type ListedSignature,
  type PageChoice,
  type SignatureFilter,
  type SignaturePage,
} from "./schema";
import { lookedThrough, type TableQuery } from "./table-sql";
import { selectStatementIds, selectTable, type Found } from "./table-store";

const nothing: SignaturePage = { signatures: [], newer: null, older: null, cutShort: null };

/**
 * One page of all signatures that fit, the newest day first, in steady random order within a
 * day. Pages begin at a row and not at a number, so that the last is as near as the first. The
 * work is bounded: where few fit, the page says how far it looked and from where to go on.
 * Encrypted names and names that were never kept are found by no search. Throws `NotPermitted`.
 */
export async function listSignatures(
  actor: Actor,
  filter: SignatureFilter,
  choice: PageChoice = {},
): Promise<SignaturePage> {
  requirePermission(actor, "seeSignatures");
  const words = searchWords(filter.q ?? "");
  const statementIds = await selectStatementIds(filter.statement);
  if (words?.length === 0 || statementIds.length === 0) return nothing;
  const { state, ...rest } = filter;
  const states = state ? [state] : signatureStates;
  const way = readChoice(choice);
  const query = {
    ...rest,
    ...way,
    statementIds,
    isOneStatement: filter.statement !== null,
    states,
    words,
    limit: signaturesPerPage + 1,
  };
  return toPage(await selectTable(query), query);
}

/** A cursor that is not of ours begins at the start. */
function readChoice({ after, before, last }: PageChoice) {
  const older = readCursor(after ?? "");
  if (older) return { position: older, direction: "older" } as const;
  const newer = readCursor(before ?? "");
  if (newer || last) return { position: newer, direction: "newer" } as const;
  return { position: null, direction: "older" } as const;
}

function toPage({ rows, end }: Found, { direction, position }: TableQuery): SignaturePage {
  const page = rows.slice(0, signaturesPerPage);
  const goesOn = rows.length > signaturesPerPage;
  const isDown = direction === "older";
  const signatures = isDown ? page : page.reverse();
  const [first, last] = [signatures.at(0), signatures.at(-1)];
  // Where the page began there are rows on the other side; before the first choice there are none.
  const cameFrom = position !== null;
  const cutShort = end && { lookedThrough, cursor: makeCursor(end), day: end.day };
  return {
    signatures,
    newer: first && (isDown ? cameFrom : goesOn) ? cursorOf(first) : null,
    older: last && (isDown ? goesOn : cameFrom) ? cursorOf(last) : null,
    cutShort: goesOn ? null : cutShort,
  };
}

function cursorOf({ submittedOn, id }: ListedSignature): string {
  return makeCursor({ day: submittedOn, id });
}
