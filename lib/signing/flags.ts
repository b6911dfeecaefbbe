import type { SignatureFlag } from "./schema";

const scripts = [/\p{Script=Cyrillic}/u, /\p{Script=Latin}/u, /\p{Script=Greek}/u];

/** Tags, entities, forum codes, templates and script addresses: text that hopes to be run or rendered. */
const markup =
  /<[/!]?[a-z][^<]*>|<(?:script|iframe|svg|img)\b|&(?:[a-z]{2,8}|#x?[\da-f]+);|\[\/?(?:url|b|i|img|link|size|color)\b[^\]]*\]|\{\{|<%|\$\{|\bjavascript:/iu;

/**
 * What is odd about these texts: words that mix alphabets (a disguise), markup, names without
 * a letter. Flagged means listed for organisers to look at, shown and counted all the same.
 */
export function findFlags(name: string | null, ...others: (string | null)[]): SignatureFlag[] {
  const texts = [name, ...others].filter((text) => text !== null);
  const words = texts.flatMap((text) => text.split(/[^\p{L}\p{M}\p{N}]+/u));
  const found: Partial<Record<SignatureFlag, boolean>> = {
    mixed_script: words.some((word) => scripts.filter((script) => script.test(word)).length > 1),
    no_letters: name !== null && !/\p{L}/u.test(name),
    markup: texts.some((text) => markup.test(text)),
  };
  return (Object.keys(found) as SignatureFlag[]).filter((flag) => found[flag]);
}
