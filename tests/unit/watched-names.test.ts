import { describe, expect, it } from "vitest";
import { WatchedNames } from "@/lib/watchlist/watched-names";

const watched = new WatchedNames([
  "Jeremy Exemplar",
  "Lord Anthony Placeholder",
  "Anna-Maria Klein-Moss",
  "Конрад Образцов-Примеров",
  "Павел Юльевич Условный",
  "Zoë O’Neil-Žižková",
  "Вымышленный",
  "",
  "   ",
]);

describe("a name on the watch-list is known", () => {
  it.each([
    ["as it is written", "Jeremy Exemplar"],
    ["in capitals", "JEREMY EXEMPLAR"],
    ["the other way round", "Exemplar, Jeremy"],
    ["with more around it", "Dr Jeremy B. Exemplar MP"],
    ["with letters of another alphabet", "Jеrеmу Ехеmрlаr"],
    ["with digits for letters", "Jeremy 3xemp1ar"],
    ["with accents", "Jérémy Éxemplár"],
    ["with full-width letters", "Ｊｅｒｅｍｙ Ｅｘｅｍｐｌａｒ"],
    ["without a blank", "JeremyExemplar"],
    ["letter by letter", "J e r e m y E x e m p l a r"],
    ["with r and n for m", "Jerernу Exernplar"],
    ["without the title on the list", "Anthony Placeholder"],
    ["without hyphens", "Anna Maria Klein Moss"],
    ["without its middle names", "Anna Moss"],
    ["in Cyrillic", "примеров-образцов конрад"],
    ["without the patronymic", "Условный Павел"],
    ["with е for ё and the like", "Zoe ONeil Zizkova"],
    ["when it is one word", "вымышленный"],
  ])("%s: %s", (_, typed) => {
    expect(watched.match(typed)).toBe(true);
  });

  it.each([
    "Jeremy",
    "Exemplar",
    "Jeremy Example",
    "Anthony Exemplar",
    "Anna Maria Klein",
    "Павел Юльевич",
    "Иван Вымышленный",
    "李小龙",
    "",
    "…",
  ])("and %s is somebody else", (typed) => {
    expect(watched.match(typed)).toBe(false);
  });
});
