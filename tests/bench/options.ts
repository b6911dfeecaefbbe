import { parseArgs } from "node:util";
import type { Rounds } from "./interleave";

/** How long a benchmark goes on: most count rounds, some minutes. */
export type Length = Rounds & { minutes: number };

export type BenchOptions = {
  /** Which benchmark; undefined for all. */
  name: string | undefined;
  /** Divides the number of rounds and their length, to try things out. */
  shorten: number;
  /** How long what goes on for minutes goes on. */
  minutes: number;
};

/** Reads the command line; throws one line that says what is possible. */
export function parseBenchOptions(args: string[], names: string[]): BenchOptions {
  const usage = `npm run bench -- [${names.join(" | ")}] [shorten] [--minutes 3]`;
  try {
    const { values, positionals } = parseArgs({
      args,
      allowPositionals: true,
      options: { minutes: { type: "string", default: "3" } },
    });
    const [name, shorten = "1", ...rest] = positionals;
    const numbers = { shorten: Number(shorten), minutes: Number(values.minutes) };
    const isKnown = name === undefined || names.includes(name);
    if (!isKnown) throw new Error(`there is no benchmark "${name}"`);
    if (rest.length > 0) throw new Error(`"${rest[0]}" means nothing here`);
    if (!(numbers.shorten >= 1)) throw new Error(`"${shorten}" does not shorten`);
    if (!(numbers.minutes > 0 && numbers.minutes <= 60)) throw new Error("--minutes is up to 60");
    return { name, ...numbers };
  } catch (error) {
    throw new Error(`${(error as Error).message.split("\n")[0]}; possible is: ${usage}`);
  }
}
