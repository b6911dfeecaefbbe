import { requirePermission, type Actor } from "../accounts/schema";
import { pool } from "../db";
import { pickText, type Locale } from "../i18n/schema";
import { isUuid } from "../uuid";
import { isSecondPerson } from "./approve";
import { toStatement } from "./board";
import { selectBoardStatements } from "./board-store";
import { selectCategories } from "./category-store";
import { invitationLinkOf } from "./invitation-store";
import { findMatches } from "./matches";
import { nameKeys } from "./name-keys";
import { countOrganisers, selectNames } from "./notable-store";
import { selectDetails, selectEvidence, toEvidence, type DetailRow } from "./notable-details-store";
import type { NotableDetails } from "./notable-types";

/** One entry with its evidence, its approvals and who else may be the same person; null for none. Throws `NotPermitted`. */
export async function findNotable(
  actor: Actor,
  id: string,
  locale: Locale,
): Promise<NotableDetails | null> {
  requirePermission(actor, "editNotables");
  const row = isUuid(id) ? await selectDetails(id) : null;
  if (!row) return null;
  const [statements, categories, evidence, organisers] = await Promise.all([
    selectBoardStatements(),
    selectCategories(pool, row.statementId),
    selectEvidence([id]),
    countOrganisers(),
  ]);
  const statement = statements.find((each) => each.id === row.statementId)!;
  const shelves = categories.map((each) => ({
    id: each.id,
    title: pickText(each.title, locale) ?? each.slug,
  }));
  const { statementId: _statement, categoryId, invitedNonce: _nonce, enteredById, ...shown } = row;
  return {
    ...shown,
    statement: toStatement(statement, locale),
    category: shelves.find((each) => each.id === categoryId)!,
    categories: shelves,
    evidence: evidence.map(toEvidence),
    invitation: findLink(row),
    sameName: await findSameNames(row, locale),
    matches: row.link === "none" ? await findMatchesOf(row) : [],
    mayApprove: isSecondPerson(actor, {
      enteredById,
      attachedByIds: evidence.flatMap(({ attachedById }) => attachedById ?? []),
    }),
    isAlone: organisers === 1,
  };
}

function findLink(row: DetailRow): NotableDetails["invitation"] {
  const { id, invitedNonce: nonce, invitedLocale: locale, invitationEnds: expiresAt } = row;
  if (!nonce || !locale || !expiresAt || row.link !== "none") return null;
  return { expiresAt, link: invitationLinkOf({ notableId: id, nonce, locale, expiresAt }) };
}

async function findSameNames({ id, name, statementId }: DetailRow, locale: Locale) {
  const keys = new Set(nameKeys(name as Record<string, string>));
  const others = await selectNames(pool, statementId);
  return others
    .filter((other) => other.id !== id)
    .filter((other) => nameKeys(other.name as Record<string, string>).some((key) => keys.has(key)))
    .map((other) => ({ id: other.id, name: pickText(other.name, locale) ?? "" }));
}

async function findMatchesOf(row: DetailRow) {
  return (await findMatches(pool, row.statementId, [row])).get(row.id) ?? [];
}
