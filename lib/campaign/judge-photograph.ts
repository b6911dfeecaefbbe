import { readHttps } from "../forms/schema";
import { locales } from "../i18n/schema";
import type { ReadImage } from "./read-image";
import {
  imagePixels,
  largestImage,
  settingsLimits,
  type PhotographField,
  type PhotographProblem,
  type PhotographTexts,
} from "./schema";

type Problem = { field: PhotographField; code: PhotographProblem };

/** What is wrong with an uploaded file; nothing where none was sent. */
export function judgeFile(file: Uint8Array | null, image: ReadImage | null): Problem[] {
  if (!file) return [];
  const field = "file";
  if (file.byteLength > largestImage) return [{ field, code: "too_large" }];
  if (!image) return [{ field, code: "not_an_image" }];
  const sides = [image.width, image.height];
  const fits = Math.min(...sides) >= imagePixels.least && Math.max(...sides) <= imagePixels.most;
  return fits ? [] : [{ field, code: "wrong_size" }];
}

/**
 * What is wrong with the words beside it: a photograph is shown with a text for those who do
 * not see it, its author and its licence, in every language.
 */
export function judgeTexts({ alt, caption, ...credit }: PhotographTexts): Problem[] {
  const texts: [PhotographField, string, "required" | "optional"][] = [
    ["altEn", alt.en, "required"],
    ["altRu", alt.ru, "required"],
    ["captionEn", caption.en, "optional"],
    ["captionRu", caption.ru, "optional"],
    ["author", credit.author, "required"],
    ["licence", credit.licence, "required"],
  ];
  return [
    ...texts.flatMap(([field, text, need]) => judgeText(field, text, need === "required")),
    ...judgeUrl("licenceUrl", credit.licenceUrl),
    ...(credit.sourceUrl ? judgeUrl("sourceUrl", credit.sourceUrl) : []),
  ];
}

/** Words of the picture before under a new one: nobody is credited with it unasked. */
export function judgeKeptWords(texts: PhotographTexts, former: PhotographTexts): Problem[] {
  const wordsOf = ({ alt, caption, author }: PhotographTexts) =>
    [alt, caption].flatMap((each) => locales.map((locale) => each[locale])).concat(author);
  const before = wordsOf(former);
  const isKept = wordsOf(texts).some((text, index) => text !== "" && text === before[index]);
  return isKept ? [{ field: "areOfNew", code: "of_former" }] : [];
}

function judgeText(field: PhotographField, text: string, isRequired: boolean): Problem[] {
  if (isRequired && !text) return [{ field, code: "missing" }];
  const isFit = text.length <= settingsLimits.text && !/[\p{C}\p{Zl}\p{Zp}]/u.test(text);
  return isFit ? [] : [{ field, code: "text" }];
}

function judgeUrl(field: PhotographField, text: string): Problem[] {
  return readHttps(text) ? [] : [{ field, code: "url" }];
}
