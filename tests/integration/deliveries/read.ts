import { fileEnding } from "../../support/deliveries";

type Read = {
  signatories: { number: number; name: string }[];
  notable: { people: { number: number; name: string }[] }[];
  struck?: number[];
};

/** The JSON list of a package, with the highest number in it. */
export function readFreshFacts(
  files: Record<string, Buffer>,
  names = "names.json",
): Read & { last: number } {
  const read = JSON.parse(fileEnding(files, names).toString()) as Read;
  const people = [...read.notable.flatMap((group) => group.people), ...read.signatories];
  return { ...read, last: Math.max(0, ...people.map(({ number }) => number)) };
}
