/**
 * A name as search compares it: words in lower case, without accents ("Žižek" → "zizek",
 * "Ёлкин" → "елкин"), divided by one space.
 */
export function foldForSearch(text: string): string {
  return text
    .normalize("NFKD")
    .replace(/\p{M}/gu, "")
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter(Boolean)
    .join(" ");
}
