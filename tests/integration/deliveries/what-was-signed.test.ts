import { createHash } from "node:crypto";
import { describe, expect, it } from "vitest";
import { plainParagraphs } from "@/lib/prose/schema";
import { confirmSignature, withdrawSignature } from "@/lib/signing";
import { signInAs } from "../../support/actors";
import { later, storyStart } from "../../support/clock";
import { deliver, fileEnding, signAndConfirm } from "../../support/deliveries";
import { readPaper, squeeze } from "../../support/foreign-readers";
import { manageTokenOf, requireRow, submitAndOpenMail } from "../../support/signing";
import { publishWords } from "../../support/statements";

const people = ["Ada", "Ben", "Cem", "Dua", "Eva"].map((name) => ({
  name: `${name} Fiction`,
  email: `${name.toLowerCase()}@example.org`,
}));
const [ada, ben, cem, dua, eva] = people as [Person, Person, Person, Person, Person];
type Person = (typeof people)[number];

const louder = "We ask for it even louder.\n\nFree him now.";

/** Publishes another text of the British statement, as an admin does. */
async function publishLouder() {
  const text = { title: "Free Boris Kagarlitsky", body: louder, beginning: "Free him" };
  const { actor } = await signInAs("admin");
  await publishWords(actor, "british", { en: text, ru: text }, later({ hours: 1 }));
}

const hashOf = (text: string) => createHash("sha256").update(text).digest("hex");

async function withdraw({ email }: Person) {
  await withdrawSignature(manageTokenOf(await requireRow(email)), { now: storyStart });
}

/** Ada and Ben sign the first version and Ben withdraws; Cem, Dua and Eva sign the second. */
async function signTwoVersions() {
  await signAndConfirm(ada);
  await signAndConfirm(ben);
  const token = await submitAndOpenMail(dua);
  await publishLouder();
  await signAndConfirm(cem);
  await signAndConfirm(eva);
  // Dua read and signed the first version, and confirmed when there was a second one.
  await confirmSignature(token, null, { now: storyStart });
  await withdraw(ben);
}

type Version = { version: number; signatures: number; texts: { language: string }[] };

function readVersions(files: Record<string, Buffer>): Version[] {
  return JSON.parse(files["manifest.json"]!.toString()).statements[0].versions;
}

const textFiles = (files: Record<string, Buffer>) =>
  Object.keys(files).filter((path) => path.startsWith("statement-british"));

describe("a package of a statement whose text was changed while it was signed", () => {
  it("holds every version that somebody signed, the newest first, and says how many each", async () => {
    await signTwoVersions();
    const { delivery, files } = await deliver({ formats: ["json", "pdf"] });
    const versions = readVersions(files);
    expect(versions.map(({ version, signatures }) => [version, signatures])).toEqual([
      [2, 2],
      [1, 2],
    ]);
    expect(delivery.sums).toMatchObject({ confirmed: 4 });
    expect(textFiles(files).sort()).toEqual([
      "statement-british-v1.en.txt",
      "statement-british-v1.ru.txt",
      "statement-british-v2.en.txt",
      "statement-british-v2.ru.txt",
    ]);
    const list = JSON.parse(fileEnding(files, "names.json").toString());
    expect(list.statements[0].versions).toMatchObject([
      { version: 2, signatures: 2, sha256: hashOf(louder) },
      { version: 1, signatures: 2 },
    ]);
  });

  it("says so in words, in the note on the method and on paper", async () => {
    await signTwoVersions();
    const { files } = await deliver({ formats: ["pdf"] });
    const lines = [
      "Version 2, published on 22 November 2026: 2 of 4 signatures",
      "Version 1, published on",
    ];
    const note = fileEnding(files, "are-confirmed.txt").toString();
    const paper = await readPaper(fileEnding(files, "names.pdf"));
    for (const line of lines) {
      expect(note).toContain(line);
      expect(paper).toContain(line);
    }
    const hashes = [...paper.matchAll(/SHA-256 ([0-9a-f]{64})/g)].map(([, hash]) => hash);
    expect(hashes).toHaveLength(2);
    expect(hashes[0]).toBe(hashOf(louder));
  });

  it("counts only what the list is of, and quotes the text in force when nobody has signed", async () => {
    await signAndConfirm(ada);
    await publishLouder();
    const empty = await deliver({ statements: ["russian"] });
    expect(readVersions(empty.files)).toMatchObject([{ version: 1, signatures: 0 }]);
    const signed = await deliver();
    expect(readVersions(signed.files)).toMatchObject([{ version: 1, signatures: 1 }]);
    expect(fileEnding(signed.files, "are-confirmed.txt").toString()).not.toContain("Version 1");
    await signAndConfirm(cem, "british", later({ days: 1 }));
    const fresh = await deliver({ since: later({ days: 1 }).toISOString().slice(0, 10) });
    expect(readVersions(fresh.files)).toMatchObject([{ version: 2, signatures: 1 }]);
    expect(fresh.delivery.sums).toMatchObject({ confirmed: 1 });
  });
});

describe("a list in another language than the statement's", () => {
  it("holds on paper the translation, and the original that was signed, with both hashes", async () => {
    const statements = ["russian"];
    await signAndConfirm(ada, "russian");
    const english = await deliver({ statements, formats: ["pdf"], locale: "en" });
    const [version] = JSON.parse(english.files["manifest.json"]!.toString()).statements[0].versions;
    const texts = version.texts as { language: string; kind: string; sha256: string }[];
    expect(texts.map(({ language, kind }) => `${language} ${kind}`).sort()).toEqual([
      "en translation",
      "ru original",
    ]);
    const paper = squeeze(await readPaper(fileEnding(english.files, "names.pdf")));
    for (const { language, sha256 } of texts) {
      expect(paper).toContain(`SHA-256${sha256}`);
      const file = fileEnding(english.files, `-v${version.version}.${language}.txt`).toString();
      expect(paper).toContain(squeeze(plainParagraphs(file).at(-1)!));
    }
    expect(paper).toContain(squeeze("This is the original: it is what was signed."));

    const russian = await deliver({ statements, formats: ["pdf"], locale: "ru" });
    const own = squeeze(await readPaper(fileEnding(russian.files, "имена.pdf")));
    expect(own.match(/SHA-256[0-9a-f]{64}/g)).toHaveLength(1);
    expect(own).not.toContain(squeeze("Это оригинал"));
  });
});
