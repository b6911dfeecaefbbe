import { foldName, foldWatchedName } from "./fold-name";

/**
 * Names that somebody might put on, ready to be compared with what is typed. A name matches
 * when all words of a watched one are in it, in any order, or when both are the same letters
 * written together: "Example, Anna Maria" and "annaexample" match "Anna Example". A watched
 * name of three and more words is found without its middle ones too.
 */
export class WatchedNames {
  private readonly byLongestWord = new Map<string, string[][]>();
  private readonly joined = new Set<string>();

  constructor(names: Iterable<string>) {
    for (const name of names) this.add(foldWatchedName(name));
  }

  /** Whether a typed name is one of the watched, as far as a reader can tell. */
  match(name: string): boolean {
    const words = foldName(name);
    if (this.joined.has(words.join(""))) return true;
    const typed = new Set(words);
    return [...typed].some((word) =>
      this.byLongestWord.get(word)?.some((watched) => watched.every((each) => typed.has(each))),
    );
  }

  private add(words: string[]): void {
    if (words.length === 0) return;
    this.joined.add(words.join("")).add(words.toReversed().join(""));
    // One word alone is half of many people's names: it matches only as the whole name.
    if (words.length < 2) return;
    this.index(words);
    if (words.length > 2) this.index([words[0]!, words.at(-1)!]);
  }

  private index(words: string[]): void {
    const [longest = ""] = words.toSorted((a, b) => b.length - a.length);
    const others = this.byLongestWord.get(longest);
    if (others) others.push(words);
    else this.byLongestWord.set(longest, [words]);
  }
}
