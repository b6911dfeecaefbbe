import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { create, type Font } from "fontkit";

const resolve = createRequire(import.meta.url).resolve;
const family = "@expo-google-fonts";

/**
 * The faces of a list on paper, each read when it is first needed and embedded as the part of it
 * that is used. Signers live everywhere: the scripts that names are likeliest to be written in have
 * a face of their own.
 */
export const faces = {
  regular: fontFile(`${family}/literata/400Regular/Literata_400Regular.ttf`),
  bold: fontFile(`${family}/literata/700Bold/Literata_700Bold.ttf`),
  italic: fontFile(`${family}/literata/400Regular_Italic/Literata_400Regular_Italic.ttf`),
  georgian: fontFile(`${family}/noto-sans-georgian/400Regular/NotoSansGeorgian_400Regular.ttf`),
  armenian: fontFile(`${family}/noto-sans-armenian/400Regular/NotoSansArmenian_400Regular.ttf`),
  hebrew: fontFile(`${family}/noto-sans-hebrew/400Regular/NotoSansHebrew_400Regular.ttf`),
  arabic: fontFile(`${family}/noto-sans-arabic/400Regular/NotoSansArabic_400Regular.ttf`),
  devanagari: fontFile(
    `${family}/noto-sans-devanagari/400Regular/NotoSansDevanagari_400Regular.ttf`,
  ),
  chinese: fontFile(
    `${family}/chocolate-classical-sans/400Regular/ChocolateClassicalSans_400Regular.ttf`,
  ),
  korean: fontFile(`${family}/gowun-dodum/400Regular/GowunDodum_400Regular.ttf`),
};

export type Face = keyof typeof faces;

/** `path` comes as a whole: of a name put together here the bundler would take in every file it may be. */
function fontFile(path: string): () => Buffer {
  let bytes: Buffer | undefined;
  return () => (bytes ??= readFileSync(resolve(path)));
}

/** Which face writes which script, where it is not the main one. */
const scriptFaces: [RegExp, Face][] = [
  [/\p{Script_Extensions=Georgian}/u, "georgian"],
  [/\p{Script_Extensions=Armenian}/u, "armenian"],
  [/\p{Script_Extensions=Hebrew}/u, "hebrew"],
  [/\p{Script_Extensions=Arabic}/u, "arabic"],
  [/\p{Script_Extensions=Devanagari}/u, "devanagari"],
  [
    /[\p{Script_Extensions=Han}\p{Script_Extensions=Hiragana}\p{Script_Extensions=Katakana}]/u,
    "chinese",
  ],
  [/\p{Script=Hangul}/u, "korean"],
];

/** The faces of scripts that are written from right to left. */
const rightToLeftFaces = new Set<Face>(["hebrew", "arabic"]);

export function isRightToLeft(face: Face): boolean {
  return rightToLeftFaces.has(face);
}

/** Everything below has a letter or a mark of Latin, Greek or Cyrillic: the main face's own. */
const firstOtherScript = "\u0500";

/** The face for one letter: the wanted one, unless its script has one of its own or it lacks the letter. */
export function faceFor(letter: string, wanted: Face): Face {
  if (letter < firstOtherScript) return wanted;
  const own = scriptFaces.find(([script]) => script.test(letter))?.[1];
  if (own) return own;
  return hasLetter(wanted, letter)
    ? wanted
    : (others.find((face) => hasLetter(face, letter)) ?? wanted);
}

const others = scriptFaces.map(([, face]) => face);

/** What stands on paper for a letter that no face has; the text layer holds the letter itself. */
export const missingSign = "\u25a1";

type Coverage = { font: Font; letters: Map<number, boolean> };

const coverages = new Map<Face, Coverage>();

/** Whether a face has a letter. Asked letter by letter: a list of all that a face has is long. */
export function hasLetter(face: Face, letter: string): boolean {
  let coverage = coverages.get(face);
  if (!coverage) coverages.set(face, (coverage = openFace(face)));
  const code = letter.codePointAt(0)!;
  const known = coverage.letters.get(code);
  if (known !== undefined) return known;
  const isThere = coverage.font.hasGlyphForCodePoint(code);
  coverage.letters.set(code, isThere);
  return isThere;
}

function openFace(face: Face): Coverage {
  const font = create(faces[face]());
  if (!("characterSet" in font)) throw new Error(`not one typeface: ${face}`);
  return { font, letters: new Map() };
}
