import { env } from "../env";
import { paths } from "../paths";
import type { Contents } from "./contents";
import { sumsSentence } from "./schema";
import type { QuotedStatement, QuotedVersion } from "./statements";
import { writeDay, type Words } from "./words";

/**
 * How the confirmed signatures of a delivery add up, in a few sentences. A supplement holds only
 * what is new: it says first what that is, and of the sums that they are those of all together.
 */
export function describeSums(contents: Contents): string[] {
  const { words, delivery, original } = contents;
  const { confirmed, named, initials, counted, besides: count } = contents.sums;
  const { since, statements } = delivery.choices;
  const sums = words(sumsSentence(statements.length), { confirmed, named, initials, counted });
  return [
    ...(original
      ? [
          describeAdded(contents),
          words("supplement.struckBefore", { count: contents.strikes.length }),
          words("supplement.together", { sums }),
          words("supplement.besides", { count }),
        ]
      : [`${sums}.`, words("besides", { count })]),
    statements.length > 1 ? words("onceEach") : "",
    since ? words("since", { day: since }) : "",
  ].filter(Boolean);
}

function describeAdded({ words, frozen: { first, count } }: Contents): string {
  return words("supplement.added", { count, first, last: first + count - 1 });
}

/**
 * Which version of its text was signed by how many, a line for each, the newest first; for those
 * statements whose text was changed while it was signed.
 */
export function describeVersions(contents: Contents): string[] {
  return contents.statements
    .filter(hasSeveralVersions)
    .flatMap((statement) => [
      contents.words("versions.several", { title: statement.title }),
      ...statement.versions.map((version) => describeVersion(contents, statement, version)),
    ]);
}

/** Whether signatures of the delivery were given for more than one version of a statement. */
export function hasSeveralVersions({ versions }: QuotedStatement): boolean {
  return versions.length > 1;
}

/** "Version 2, published on 25 November 2026: 4,000 of 4,812 signatures" */
export function describeVersion(
  { words, delivery }: Contents,
  { versions }: QuotedStatement,
  { number, publishedOn, signatures }: QuotedVersion,
): string {
  return words("versions.one", {
    version: String(number),
    day: writeDay(publishedOn, delivery.choices.locale),
    signatures,
    total: versions.reduce((sum, version) => sum + version.signatures, 0),
  });
}

/** When everything in it is true, in words. */
export function describeMoment({ takenAt, words }: Contents): string {
  return words("moment", { moment: takenAt.toISOString().slice(0, 16).replace("T", " ") });
}

/** The note that explains to a recipient how signatures are confirmed and who appears how. */
export function describeMethod(contents: Contents): string {
  const { words, delivery, statements, original } = contents;
  return paragraphs([
    words("method.title"),
    statements.map(({ title }) => title).join("\n"),
    original ? words("supplement.title", { reference: original.reference }) : "",
    [...describeSums(contents), describeMoment(contents)].join("\n"),
    ...describeVersionFiles(contents),
    words("method.opt"),
    words("method.once"),
    `${words("method.choice")} ${describeKeeping(contents)}`,
    words("method.withdraw"),
    [words("method.numbers"), original ? words("method.numbersGoOn") : ""].join(" ").trim(),
    words("method.addresses"),
    words("reference", { reference: delivery.reference }),
  ]);
}

/** How the list keeps to what its signatories chose; a supplement that names nobody says just that. */
function describeKeeping({ words, delivery, original }: Contents): string {
  const { profile } = delivery.choices;
  if (original && profile !== "statistics") return words("method.keepsAdded");
  return words("method.keeps", { shows: words(`method.shows.${profile}`) });
}

function describeVersionFiles(contents: Contents): string[] {
  const lines = describeVersions(contents);
  return lines.length > 0 ? [lines.join("\n"), contents.words("versions.files")] : [];
}

/** Which numbers of what was handed over before are to be struck out; without any name. */
export function describeStrikes(contents: Contents): string {
  const { words, strikes, original } = contents;
  return paragraphs([
    words("supplement.title", { reference: original?.reference ?? "" }),
    describeAdded(contents),
    words("supplement.struck", { count: strikes.length }),
    strikes.map((number) => describeStrike(words, number)).join("\n"),
  ]);
}

/** "Strike no. 24" */
export function describeStrike(words: Words, number: number): string {
  return words("supplement.strike", { number: String(number) });
}

/** The note that explains how to check a package, for any computer. */
export function describeCheck({ words, delivery }: Contents): string {
  const page = new URL(paths.verifyDelivery(delivery.choices.locale), env.publicUrl).href;
  return paragraphs([
    words("check.title"),
    `${words("check.hashes")}\n   sha256sum -c SHA256SUMS\n${words("check.windows")}`,
    [
      words("check.manifest"),
      "   grep -c $(sha256sum SHA256SUMS | cut -c 1-64) manifest.json",
      words("check.signature"),
      "   openssl pkeyutl -verify -pubin -inkey public-key.pem -rawin -in manifest.json -sigfile manifest.sig",
      words("check.openssl"),
      words("check.key"),
    ].join("\n"),
    `${words("check.site")}\n   ${page}\n${words("check.hash")}`,
    words("check.altered"),
  ]);
}

function paragraphs(parts: string[]): string {
  return `${parts.filter(Boolean).join("\n\n")}\n`;
}
