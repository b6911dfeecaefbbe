import type { Locale } from "../../i18n/schema";
import { isPostNominal, type NotableName } from "../../signatories/schema";
import type { QuotedStatement } from "../statements";
import type { Words } from "../words";

/** A category with those who stand in it, as the site shows them. */
type PrintedGroup = { title: string; people: NotableName[] };

type Press = {
  notables: PrintedGroup[];
  statements: QuotedStatement[];
  words: Words;
  locale: Locale;
};

/**
 * "Nadia Klein, joint General Secretary, NEU (pc)", "Nadia Klein MP": a name as a newspaper prints
 * it, and as the site does.
 */
export function printedLine(person: NotableName, words: Words): string {
  const { name, role, organisation, showOrganisation, capacity } = person;
  const follows = isPostNominal(role);
  const called = follows ? `${name} ${role}` : name;
  const parts = [called, follows ? null : role, showOrganisation ? organisation : null];
  const line = parts.filter(Boolean).join(", ");
  if (capacity === "personal") return `${line} ${words("pc")}`;
  return capacity === "organisation" ? `${line} (${words("forOrganisation")})` : line;
}

/** Notable names by category as plain text, with what "(pc)" means. */
export function namesText(groups: PrintedGroup[], words: Words): string {
  const blocks = groups.map(({ title, people }) =>
    [title.toUpperCase(), ...people.map((person) => printedLine(person, words))].join("\n"),
  );
  return [...blocks, words("personalNote")].join("\n\n");
}

/** The same as headings of a given level and lists. */
export function namesHtml(groups: PrintedGroup[], words: Words, level: 2 | 3): string {
  const blocks = groups.map(({ title, people }) => {
    const items = people.map((person) => `  <li>${escapeHtml(printedLine(person, words))}</li>`);
    return `<h${level}>${escapeHtml(title)}</h${level}>\n<ul>\n${items.join("\n")}\n</ul>`;
  });
  return [...blocks, `<p>${escapeHtml(words("personalNote"))}</p>`].join("\n");
}

/** A package's notable names by category as plain text, to be copied. */
export function pressText({ notables, statements, words }: Press): string {
  const titles = statements.map(({ title, initiators }) =>
    [title, initiators].filter(Boolean).join("\n"),
  );
  return `${[...titles, namesText(notables, words)].join("\n\n")}\n`;
}

/** The same as HTML without style, for an editor's own page. */
export function pressHtml({ notables, statements, words, locale }: Press): string {
  const titles = statements.map(
    ({ title, initiators }) => `<h1>${escapeHtml(title)}</h1>\n<p>${escapeHtml(initiators)}</p>`,
  );
  const body = [...titles, namesHtml(notables, words, 2)].join("\n");
  return plainPage(statements[0]?.title ?? "", body, locale);
}

/** A whole document without style around `body`, which is HTML already. */
export function plainPage(title: string, body: string, locale: Locale): string {
  return `<!doctype html>\n<html lang="${locale}">\n<meta charset="utf-8">\n<title>${escapeHtml(title)}</title>\n${body}\n</html>\n`;
}

export function escapeHtml(text: string): string {
  return text.replace(/[&<>"]/g, (sign) => `&#${sign.codePointAt(0)};`);
}
