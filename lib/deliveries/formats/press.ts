import type { Locale } from "../../i18n/schema";
import type { ListedNotable, NotableGroup } from "../schema";
import type { QuotedStatement } from "../statements";
import type { Words } from "../words";

type Press = {
  notables: NotableGroup[];
  statements: QuotedStatement[];
  words: Words;
  locale: Locale;
};

/** "Nadia Klein, joint General Secretary, NEU (pc)": a name as a newspaper prints it. */
export function printedLine(person: ListedNotable, words: Words): string {
  const { name, role, organisation, showOrganisation, capacity } = person;
  const parts = [name, role, showOrganisation ? organisation : null].filter(Boolean);
  const line = parts.join(", ");
  if (capacity === "personal") return `${line} ${words("pc")}`;
  return capacity === "organisation" ? `${line} (${words("forOrganisation")})` : line;
}

/** Notable names by category as plain text, to be copied. */
export function pressText({ notables, statements, words }: Press): string {
  const titles = statements.map(({ title, initiators }) =>
    [title, initiators].filter(Boolean).join("\n"),
  );
  const groups = notables.map(({ title, people }) =>
    [title.toUpperCase(), ...people.map((person) => printedLine(person, words))].join("\n"),
  );
  return `${[...titles, ...groups, words("personalNote")].join("\n\n")}\n`;
}

/** The same as a piece of HTML without style, for an editor's own page. */
export function pressHtml({ notables, statements, words, locale }: Press): string {
  const titles = statements.map(
    ({ title, initiators }) => `<h1>${escapeHtml(title)}</h1>\n<p>${escapeHtml(initiators)}</p>`,
  );
  const groups = notables.map(({ title, people }) => {
    const items = people.map((person) => `  <li>${escapeHtml(printedLine(person, words))}</li>`);
    return `<h2>${escapeHtml(title)}</h2>\n<ul>\n${items.join("\n")}\n</ul>`;
  });
  const note = `<p>${escapeHtml(words("personalNote"))}</p>`;
  return `<!doctype html>\n<html lang="${locale}">\n<meta charset="utf-8">\n<title>${escapeHtml(statements[0]?.title ?? "")}</title>\n${[...titles, ...groups, note].join("\n")}\n</html>\n`;
}

function escapeHtml(text: string): string {
  return text.replace(/[&<>"]/g, (sign) => `&#${sign.codePointAt(0)};`);
}
