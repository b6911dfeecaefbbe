/**
 * Letters that a reader takes for others, in lower case and without marks: what looks alike
 * becomes the same letter. Cyrillic and Greek first, digits as they stand in for letters, and
 * Latin letters that no decomposition takes apart (after Unicode UTS 39, narrowed to names).
 */
const lookAlikes: Record<string, string> = {
  а: "a",
  в: "b",
  е: "e",
  һ: "h",
  н: "h",
  і: "i",
  ј: "j",
  к: "k",
  ӏ: "l",
  м: "m",
  о: "o",
  р: "p",
  ԛ: "q",
  с: "c",
  ѕ: "s",
  т: "t",
  у: "y",
  ү: "y",
  х: "x",
  ԝ: "w",
  ԁ: "d",
  ԍ: "g",
  α: "a",
  β: "b",
  ε: "e",
  ζ: "z",
  η: "h",
  ι: "i",
  κ: "k",
  μ: "m",
  ν: "n",
  ο: "o",
  ρ: "p",
  σ: "c",
  ς: "c",
  τ: "t",
  υ: "y",
  χ: "x",
  "0": "o",
  "1": "i",
  "3": "e",
  "5": "s",
  "|": "i",
  l: "i",
  ı: "i",
  ł: "i",
  ø: "o",
  đ: "d",
  ħ: "h",
  ß: "ss",
  æ: "ae",
  œ: "oe",
  ɑ: "a",
  ɡ: "g",
};

/** Two letters that are read as one. */
const pairs: [RegExp, string][] = [
  [/rn/g, "m"],
  [/vv/g, "w"],
];

/** A lower-case word with every look-alike brought to one letter. */
export function foldLookAlikes(word: string): string {
  const letters = Array.from(word, (letter) => lookAlikes[letter] ?? letter).join("");
  return pairs.reduce((text, [pair, letter]) => text.replace(pair, letter), letters);
}
