/**
 * Cyrillic to Latin as passports write it (ICAO Doc 9303, part 3, section 6 B, which Russia,
 * Ukraine's own table aside, has used since 2013), letter by letter, so that a reader of Latin
 * script and a search engine can do something with a name. Other scripts stay as they are.
 */
const letters: Record<string, string> = {
  а: "a", б: "b", в: "v", г: "g", д: "d", е: "e", ё: "e", ж: "zh", з: "z", и: "i", й: "i",
  к: "k", л: "l", м: "m", н: "n", о: "o", п: "p", р: "r", с: "s", т: "t", у: "u", ф: "f",
  х: "kh", ц: "ts", ч: "ch", ш: "sh", щ: "shch", ъ: "ie", ы: "y", ь: "", э: "e", ю: "iu", я: "ia",
  і: "i", ї: "i", є: "ie", ґ: "g", ў: "u", ђ: "dj", ј: "j", љ: "lj", њ: "nj", ћ: "c", џ: "dz",
}; // prettier-ignore

/** Whether anything in it would be written otherwise. */
export function hasCyrillic(text: string): boolean {
  return /\p{Script=Cyrillic}/u.test(text);
}

/** A text with its Cyrillic letters in Latin ones, capitals kept: "Щука" → "Shchuka", "ЮНЕСКО" → "IUNESKO". */
export function transliterate(text: string): string {
  return text.replace(/\p{Script=Cyrillic}+/gu, (word) => {
    const isShouted = word.length > 1 && word === word.toUpperCase();
    return [...word].map((letter) => writeLetter(letter, isShouted)).join("");
  });
}

function writeLetter(letter: string, isShouted: boolean): string {
  const lower = letter.toLowerCase();
  const written = letters[lower] ?? letter;
  if (letter === lower) return written;
  return isShouted ? written.toUpperCase() : written.charAt(0).toUpperCase() + written.slice(1);
}
