/** Why a signature is listed for organisers to look at; it is shown and counted all the same. */
export type SignatureFlag = "mixed_script" | "no_letters";

const cyrillic = /\p{Script=Cyrillic}/u;
const latin = /\p{Script=Latin}/u;

/** What is odd about these texts: words that mix Cyrillic and Latin letters (a disguise), names without a letter. */
export function findFlags(name: string | null, ...others: (string | null)[]): SignatureFlag[] {
  const words = [name, ...others].flatMap((text) => text?.split(/[^\p{L}\p{M}\p{N}]+/u) ?? []);
  const isMixed = words.some((word) => cyrillic.test(word) && latin.test(word));
  const hasNoLetters = name !== null && !/\p{L}/u.test(name);
  return [
    ...(isMixed ? (["mixed_script"] as const) : []),
    ...(hasNoLetters ? (["no_letters"] as const) : []),
  ];
}
