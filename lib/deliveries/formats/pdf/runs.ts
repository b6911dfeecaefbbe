import { faceFor, faces, hasLetter, isRightToLeft, missingSign, type Face } from "./fonts";
import type { Pdf } from "./paper";

/** A piece of text in one face. */
export type Run = { text: string; face: Face; width: number };

/** A text as it can be printed: letters that no face has stand as an empty square. */
export function printable(text: string, wanted: Face): string {
  let printed = "";
  for (const letter of text) {
    const isThere = joinsLetters.test(letter) || hasLetter(faceFor(letter, wanted), letter);
    printed += isThere ? letter : missingSign;
  }
  return printed;
}

/** Whether what stands on paper is in letters and order what is meant; else the text layer says it. */
export function saysWhatIsMeant(printed: string, meant: string): boolean {
  return printed === meant && !isSetOtherwise.test(meant);
}

/** Scripts whose letters stand on paper in another order or form than they are read. */
const isSetOtherwise = /[\p{Script=Hebrew}\p{Script=Arabic}\p{Script=Devanagari}]/u;

/** Zero-width joiner and non-joiner: nothing to see, but they shape their neighbours. */
const joinsLetters = /[\u200c\u200d]/;

const mainLettersAlone = /^[\0-\u04ff]*$/;

/**
 * Divides a line into runs of one face each, in the order in which they stand from left to right:
 * a name may hold letters that only another face has. Words of one script with blanks and signs
 * between them are one run, so that two Hebrew or Arabic words read from right to left.
 */
export function toRuns(document: Pdf, text: string, wanted: Face, size: number): Run[] {
  const pieces = mainLettersAlone.test(text) ? [{ text, face: wanted }] : divide([...text], wanted);
  return pieces.map((piece) => ({
    ...piece,
    width: widthOf(document, piece.text, piece.face, size),
  }));
}

type Piece = Omit<Run, "width">;

function divide(letters: string[], wanted: Face): Piece[] {
  const own = letters.map((letter) => (isNeutral(letter) ? null : faceFor(letter, wanted)));
  const pieces: Piece[] = [];
  letters.forEach((letter, place) => {
    const face = own[place] ?? faceBetween(own, place, letter, wanted);
    const last = pieces.at(-1);
    if (last?.face === face) last.text += letter;
    else pieces.push({ text: letter, face });
  });
  return pieces.map((piece) =>
    isRightToLeft(piece.face) ? { ...piece, text: mirror(piece.text) } : piece,
  );
}

/** Blanks, signs and joiners belong to no script. */
function isNeutral(letter: string): boolean {
  return !/[\p{L}\p{N}\p{M}]/u.test(letter);
}

/** The face on both sides, if it is one and has the sign; else the one that is wanted. */
function faceBetween(own: (Face | null)[], place: number, sign: string, wanted: Face): Face {
  const before = own.slice(0, place).findLast((face) => face !== null);
  const after = own.slice(place).find((face) => face !== null);
  if (before && before === after && hasLetter(before, sign)) return before;
  return faceFor(sign, wanted);
}

const mirrored: Record<string, string> = {
  "(": ")", ")": "(", "[": "]", "]": "[", "{": "}", "}": "{", "<": ">", ">": "<", "«": "»", "»": "«",
}; // prettier-ignore

/** Brackets between letters from right to left turn round (Unicode Standard Annex 9, L4). */
function mirror(text: string): string {
  return text.replace(/[()[\]{}<>«»]/g, (sign) => mirrored[sign]!);
}

/** The width of a text in points. */
function widthOf(document: Pdf, text: string, face: Face, size: number): number {
  return useFace(document, face).fontSize(size).widthOfString(text, shaping(face));
}

const registered = new WeakMap<Pdf, Set<Face>>();

/** Takes a face up; one that this document has not used before is read now. */
export function useFace(document: Pdf, face: Face): Pdf {
  let there = registered.get(document);
  if (!there) registered.set(document, (there = new Set()));
  if (!there.has(face)) document.registerFont(face, faces[face]());
  there.add(face);
  return document.font(face);
}

/**
 * pdfkit shapes word for word and sets the words from left to right, unless it is asked for a
 * feature of the typeface, be it none: then it shapes the whole run, in its script's direction.
 */
export function shaping(face: Face): { features?: PDFKit.Mixins.OpenTypeFeatures[] } {
  return isRightToLeft(face) ? { features: [] } : {};
}

/** How far below the top of its line a face's letters stand, in points. */
export function ascentOf(document: Pdf, face: Face, size: number): number {
  useFace(document, face);
  const { ascender } = (document as unknown as { _font: { ascender: number } })._font;
  return (ascender / 1000) * size;
}

/** How a text is set. */
export type Look = { face: Face; size: number; color: string };

/**
 * Writes a printable text that breaks where it has to. Letters that the face lacks come from
 * another one and stand on the same line.
 */
export function flow(
  document: Pdf,
  text: string,
  { face, size, color }: Look,
  options: PDFKit.Mixins.TextOptions,
): void {
  const runs = toRuns(document, text, face, size);
  const baseline = -ascentOf(document, face, size);
  runs.forEach((run, place) => {
    useFace(document, run.face).fontSize(size).fillColor(color);
    document.text(run.text, {
      ...options,
      ...(runs.length > 1 || run.face !== face ? { baseline } : {}),
      // What is null is not taken over from the run before.
      features: (shaping(run.face).features ?? null) as PDFKit.Mixins.OpenTypeFeatures[],
      continued: place < runs.length - 1 || (options.continued ?? false),
    });
  });
}
