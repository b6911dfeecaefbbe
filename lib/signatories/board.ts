import { requirePermission, type Actor } from "../accounts/schema";
import { pickText, locales, type Locale } from "../i18n/schema";
import { findApprovalCases } from "./approval-cases";
import { isSecondPerson } from "./approve";
import {
  selectBoardPeople,
  selectBoardStatements,
  type BoardRow,
  type StatementRow,
} from "./board-store";
import { selectCategories } from "./category-store";
import { findMatches } from "./matches";
import { countOrganisers } from "./notable-store";
import type { Board, BoardPerson, BoardStatement } from "./notable-types";
import type { NotableStage } from "./stages";
import { pool } from "../db";

/**
 * The board of a statement, drafts of statements too; without a slug that of the first. Null
 * for an unknown one. Throws `NotPermitted`.
 */
export async function findBoard(
  actor: Actor,
  slug: string | null,
  locale: Locale,
): Promise<Board | null> {
  requirePermission(actor, "editNotables");
  const statements = (await selectBoardStatements()).map((row) => toStatement(row, locale));
  const statement = slug ? statements.find((each) => each.slug === slug) : statements[0];
  if (!statement) return null;
  const [categories, people, organisers] = await Promise.all([
    selectCategories(pool, statement.id),
    selectBoardPeople(statement.id),
    countOrganisers(),
  ]);
  const waiting = people.filter(({ stage }) => stage === "evidence");
  const approved = people.filter(({ stage }) => stage === "approved");
  const unlinked = people.filter(({ stage, link }) => link === "none" && isVouchedFor(stage));
  const matches = await findMatches(pool, statement.id, unlinked);
  const ids = (rows: BoardRow[]) => rows.map(({ id }) => id);
  return {
    statement,
    statements,
    categories: categories.map(({ id, slug, title }) => ({
      id,
      slug,
      title: pickText(title, locale) ?? slug,
      titles: title,
      people: people.filter((row) => row.categoryId === id).map((row) => toPerson(row, locale)),
    })),
    waiting: {
      mine: ids(waiting.filter((row) => isSecondPerson(actor, row))),
      others: ids(waiting.filter((row) => !isSecondPerson(actor, row))),
    },
    approved: ids(approved),
    cases: await findApprovalCases([...waiting, ...approved], matches),
    signedToo: people
      .filter(({ stage }) => stage === "approved" || stage === "published")
      .flatMap(({ id, name }) => {
        const found = matches.get(id);
        return found ? [{ id, name: pickText(name, locale) ?? "", matches: found }] : [];
      }),
    isAlone: organisers === 1,
  };
}

/** Whether it is about to be approved, or was: others may sign yet by their invitation. */
function isVouchedFor(stage: NotableStage): boolean {
  return stage === "evidence" || stage === "approved" || stage === "published";
}

function toPerson(row: BoardRow, locale: Locale): BoardPerson {
  return {
    id: row.id,
    name: pickText(row.name, locale) ?? "",
    role: pickText(row.role, locale),
    organisation: row.showOrganisation ? pickText(row.organisation, locale) : null,
    capacity: row.capacity,
    stage: row.stage,
    link: row.link,
    missingLocales: locales.filter((each) => !row.name[each]),
  };
}

/** A statement as the board names it, in `locale` where it has a title in it. */
export function toStatement(row: StatementRow, locale: Locale): BoardStatement {
  const titles = Object.fromEntries(row.texts.map((text) => [text.locale, text.title]));
  const titleLocale = (locale in titles ? locale : row.originalLocale) as Locale;
  return {
    id: row.id,
    slug: row.slug,
    title: titles[titleLocale] ?? row.slug,
    titleLocale,
    note: pickText(row.signatoriesNote, locale),
  };
}
