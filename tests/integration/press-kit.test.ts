import { createHash } from "node:crypto";
import { beforeEach, describe, expect, it } from "vitest";
import { findPressFile, findPressKit } from "@/lib/deliveries";
import { findStatement } from "@/lib/statements";
import { withdrawSignature } from "@/lib/signing";
import { forgetNamesRead } from "@/lib/watchlist";
import { signInAs } from "../support/actors";
import { storyStart } from "../support/clock";
import { promote, signAndConfirm } from "../support/own-signature";
import { stranger } from "../support/people";
import { british, russian } from "../support/signing";
import { firstWords, openThirdStatement, publishWords } from "../support/statements";

const at = { now: storyStart };

beforeEach(forgetNamesRead);

async function readFile(file: string, locale: "en" | "ru" = "en"): Promise<string> {
  const found = await findPressFile(file, locale, at);
  if (!found) throw new Error(`there is no file ${file}`);
  return found.body;
}

/** Everything that journalists get, in both languages and every form. */
async function readAll(): Promise<string> {
  const kits = [await findPressKit("en"), await findPressKit("ru")];
  const files = ["names.txt", "names.html"].flatMap((file) => [
    readFile(file, "en"),
    readFile(file, "ru"),
  ]);
  return [JSON.stringify(kits), ...(await Promise.all(files))].join("\n");
}

describe("the press page's names", () => {
  it("are those of the site by category, as a newspaper prints them", async () => {
    const { statements } = await findPressKit("en");
    const names = statements.find(({ slug }) => slug === british)!.names!;
    expect(names).toContain("\nKevin Courtney, joint General Secretary, NEU (pc)\n");
    expect(names).toMatch(/^[A-Z ,&]+\n/);
    expect(names.endsWith("(pc) = in a personal capacity")).toBe(true);
    expect(statements.find(({ slug }) => slug === russian)!.names).toBeNull();
    const text = await readFile("names.txt", "ru");
    expect(text).toContain("(в личном качестве)\n");
    expect(text).toContain("подтверждённых подписей пока нет, и 18 первых подписантов");
  });

  it("hold whoever chose to be shown while they choose it, and nobody else", async () => {
    const shown = await signAndConfirm({ ...stranger(), name: "Parting Example", role: "poet" });
    await promote(shown.row);
    for (const visibility of ["handover", "count", "initials", "name"] as const) {
      await signAndConfirm({ ...stranger(), name: `Hidden ${visibility}ly`, visibility });
    }
    const before = await readAll();
    expect(before.split("Parting Example, poet")).toHaveLength(7);
    expect(before).not.toContain("Hidden");
    const { total, statements } = await findPressKit("en");
    expect([total, statements[0]!.count]).toEqual([5, 5]);
    expect(await readFile("names.txt")).toContain(
      "5 confirmed signatures, and 18 first signatories",
    );
    await withdrawSignature(shown.token, at);
    expect(await readAll()).not.toContain("Parting Example");
    expect((await findPressKit("en")).total).toBe(4);
  });

  it("pass no mark-up into the file for editors", async () => {
    const { row } = await signAndConfirm({ ...stranger(), name: "Anna <b>Bold</b> & Co" });
    await promote(row);
    const html = await readFile("names.html");
    expect(html).not.toContain("<b>");
    expect(html).toContain("Anna &#60;b&#62;Bold");
  });
});

describe("the statements' texts", () => {
  it("lie there in every language, each with the hash of its very bytes", async () => {
    const { statements } = await findPressKit("ru");
    for (const { slug, texts } of statements) {
      const original = (await findStatement(slug, null))!.original.sha256;
      expect(texts.map(({ isTranslation }) => isTranslation)).toEqual([false, true]);
      expect(texts[0]!.sha256).toBe(original);
      for (const { file, sha256 } of texts) {
        const body = await readFile(file);
        expect(createHash("sha256").update(body, "utf8").digest("hex")).toBe(sha256);
      }
    }
  });

  it("are those of the present version only", async () => {
    const { actor } = await signInAs("admin");
    const slug = "bread";
    await openThirdStatement(actor, slug);
    const first = await readFile(`statement-${slug}-v1.en.txt`);
    expect(first).toContain("We ask for bread at once.");
    const words = { ...firstWords.en, body: "The library has no bread at all.\n\nWe ask at once." };
    await publishWords(actor, slug, { en: words });
    expect(await findPressFile(`statement-${slug}-v1.en.txt`, "en", at)).toBeNull();
    expect(await readFile(`statement-${slug}-v2.en.txt`)).toBe(words.body);
  });

  it.each([
    "names.pdf",
    "NAMES.TXT",
    "../names.txt",
    "statement-british-v2.en.txt",
    "statement-british-v1.de.txt",
    "statement-nowhere-v1.en.txt",
    "statement-british-v01.en.txt",
    `statement-${"a".repeat(90)}-v1.en.txt`,
    "",
  ])("are not found under %s", async (file) => {
    expect(await findPressFile(file, "en", at)).toBeNull();
  });
});
