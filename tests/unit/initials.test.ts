import { expect, it } from "vitest";
import { initialsOf } from "@/lib/signing/details";

it.each([
  ["Nadia Klein-Moss", "N. K.-M."],
  ["Иван Примеров", "И. П."],
  ["ёлка ёжикова", "Ё. Ё."],
  ["Jean-François d’Ormesson", "J.-F. D."],
  ["O'Neil", "O."],
  ["a b c d e f", "A. B. C. D."],
  ["  Anna   Example ", "A. E."],
  ["李明", "李."],
  ["\ufb03\u0301-\ufb03\u0301 ﬁrst", "F.-F. F."],
  ["ß ǆ", "S. D."],
  ["(Anna) Example", "A. E."],
])("%s signs as %s", (name, initials) => expect(initialsOf(name)).toBe(initials));

it.each(["Nadia Klein-Moss", "Иван Примеров", "Zoë O’Neil-Žižková"])(
  "tell no whole word of %s",
  (name) => {
    for (const word of name.split(/[\s-]/).filter((word) => word.length > 2)) {
      expect(initialsOf(name)).not.toContain(word);
    }
  },
);

it.each(["\ufb03\u0301", "\u0390\u0331", "ŉ", "👩‍👩‍👧‍👦", "क्षि", "ﷺ", "ẞ", "\u1fb7"])(
  "are never longer than the database takes: %s",
  (word) => {
    const name = Array(4).fill(`${word}-${word}`).join(" ");
    expect([...initialsOf(name)].length).toBeLessThanOrEqual(40);
  },
);
