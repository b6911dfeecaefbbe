import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { create } from "fontkit";

const resolve = createRequire(import.meta.url).resolve;
const literata = "@expo-google-fonts/literata";

/** The faces of a list on paper; all are embedded, as the parts of them that are used. */
export const faces = {
  regular: fontFile(`${literata}/400Regular/Literata_400Regular.ttf`),
  bold: fontFile(`${literata}/700Bold/Literata_700Bold.ttf`),
  italic: fontFile(`${literata}/400Regular_Italic/Literata_400Regular_Italic.ttf`),
  georgian: fontFile(
    "@expo-google-fonts/noto-sans-georgian/400Regular/NotoSansGeorgian_400Regular.ttf",
  ),
  armenian: fontFile(
    "@expo-google-fonts/noto-sans-armenian/400Regular/NotoSansArmenian_400Regular.ttf",
  ),
};

export type Face = keyof typeof faces;

function fontFile(path: string): () => Buffer {
  let bytes: Buffer | undefined;
  return () => (bytes ??= readFileSync(resolve(path)));
}

/** Letters that the main face lacks and another one has, by script. */
const scriptFaces: [RegExp, Face][] = [
  [/\p{Script=Georgian}/u, "georgian"],
  [/\p{Script=Armenian}/u, "armenian"],
];

/** The face for one letter: the wanted one, unless its script has one of its own. */
export function faceFor(letter: string, wanted: Face): Face {
  if (letter < "\u0500") return wanted;
  return scriptFaces.find(([script]) => script.test(letter))?.[1] ?? wanted;
}

/** What stands on paper for a letter that no face has; the text layer holds the letter itself. */
export const missingSign = "\u25a1";

const known = new Map<Face, Set<number>>();

/** Whether a face has a letter. */
export function hasLetter(face: Face, letter: string): boolean {
  let letters = known.get(face);
  if (!letters) {
    const font = create(faces[face]());
    if (!("characterSet" in font)) throw new Error(`not one typeface: ${face}`);
    known.set(face, (letters = new Set(font.characterSet)));
  }
  return letters.has(letter.codePointAt(0)!);
}
