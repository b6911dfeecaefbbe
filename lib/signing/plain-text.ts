import { z } from "zod";

/** Joiners that some scripts need inside words; elsewhere they only hide text. */
const needsJoiners =
  /[\p{Script=Arabic}\p{Script=Devanagari}\p{Script=Bengali}\p{Script=Gurmukhi}\p{Script=Gujarati}\p{Script=Oriya}\p{Script=Tamil}\p{Script=Telugu}\p{Script=Kannada}\p{Script=Malayalam}\p{Script=Sinhala}\p{Script=Khmer}\p{Script=Myanmar}\p{Script=Mongolian}\p{Script=Syriac}]/u;
const joiners = /[\u200c\u200d]/gu;
/** Variants of the sign before them: of Han characters in Japanese names, of Mongolian letters, of emoji. */
const variants =
  /(?<=\p{Script=Han})[\u{e0100}-\u{e01ef}\ufe00-\ufe0f]|(?<=\p{Script=Mongolian})[\u180b-\u180f]|(?<=\p{Emoji})\ufe0f/gu;
const invisible =
  /[\p{Cc}\p{Cf}\p{Co}\p{Cs}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}\p{Noncharacter_Code_Point}\u2800]/u;
const link = /:\/\/|\bwww\.|[\p{L}\p{N}-]\.\p{L}{2,}\/|\bmailto:/iu;
/** An organisation may be called Change.org; a person is not called example.com. */
const domain =
  /[\p{L}\p{N}-]{2,}\.(?:com|net|org|info|biz|ru|su|рф|xyz|top|site|online|shop|club|link)\b/iu;
const stackedMarks = /\p{M}{4,}/u;

/** Brings text that people typed to one form: NFC, trimmed, single spaces. */
export function tidyText(text: string): string {
  return text
    .normalize("NFC")
    .replace(/\p{Zs}+/gu, " ")
    .trim();
}

/** Characters as a reader counts them: code points, so that an emoji is one. */
export function countCharacters(text: string): number {
  return [...text].length;
}

/** Why a text is not fit to be printed as a name, role or organisation; null when it is (privacy rule 8). */
export function findTextFault(text: string): "broken" | "invisible" | "marks" | "link" | null {
  if (!text.isWellFormed() || text.includes("\ufffd")) return "broken";
  const joined = needsJoiners.test(text) ? text.replace(joiners, "") : text;
  const visible = joined.replace(variants, "");
  if (invisible.test(visible)) return "invisible";
  if (stackedMarks.test(text.normalize("NFD"))) return "marks";
  return link.test(text) ? "link" : null;
}

/**
 * A zod schema for one line of plain text: tidied, between `min` and `max`
 * characters, free of control, bidi and zero-width characters, links and stacked
 * marks. An empty text becomes null. Issue messages are codes of `FieldErrorCode`.
 */
export function plainText({ min = 1, max, isPerson = false }: TextRule) {
  return z
    .string({ error: "not_text" })
    .transform(tidyText)
    .superRefine((text, context) => {
      const code = findProblem(text, { min, max, isPerson });
      if (code) context.addIssue({ code: "custom", message: code });
    })
    .transform((text) => text || null);
}

type TextRule = {
  min?: number;
  max: number;
  /** A person's name: nothing in it may look like a web address. */
  isPerson?: boolean;
};

function findProblem(text: string, { min, max, isPerson }: Required<TextRule>): string | null {
  if (text === "") return null;
  const length = countCharacters(text);
  if (length > max) return "too_long";
  const fault = findTextFault(text);
  if (fault) return fault;
  if (isPerson && domain.test(text)) return "link";
  return length < min ? "too_short" : null;
}
