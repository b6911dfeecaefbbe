import { beforeEach, describe, expect, it } from "vitest";
import type { Actor } from "@/lib/accounts/schema";
import {
  changePhotograph,
  findCampaignHome,
  findImage,
  findPhotographSettings,
  removePhotograph,
} from "@/lib/campaign";
import type { PhotographTexts } from "@/lib/campaign/schema";
import { pool } from "@/lib/db";
import { signInAs } from "../support/actors";
import { storyStart as now } from "../support/clock";
import { makeJpeg, makePng } from "../support/images";
import { readOverwritings } from "../support/overwriting";

const texts: PhotographTexts = {
  alt: { en: "A person speaks", ru: "Человек выступает" },
  caption: { en: "", ru: "" },
  author: "Somebody",
  licence: "CC BY-SA 3.0",
  licenceUrl: "https://creativecommons.org/licenses/by-sa/3.0/",
  sourceUrl: null,
};

let admin: Actor;
beforeEach(async () => {
  admin = (await signInAs("admin")).actor;
  await pool.query("update campaign set photograph = null, photograph_revision = 0");
  await pool.query("delete from campaign_image");
});

describe("the photograph", () => {
  const change = async (file: Buffer | null, words = texts) => {
    const { revision } = await findPhotographSettings(admin);
    return changePhotograph(admin, { file, texts: words, areOfNew: true, revision }, { now });
  };

  it("is shown under the hash of its cleaned content", async () => {
    expect(await change(makeJpeg())).toEqual({ outcome: "changed" });
    const { photograph } = await findCampaignHome("ru");
    expect(photograph).toMatchObject({ alt: "Человек выступает", licence: "CC BY-SA 3.0" });
    const name = photograph!.file.replace("/photograph/", "");
    const image = await findImage(name);
    expect(image!.mediaType).toBe("image/jpeg");
    expect(Buffer.from(image!.bytes).toString("latin1")).not.toContain("GPS");
    expect(await findImage(name.replace("jpg", "png"))).toBeNull();
    expect(await findImage("../../etc/passwd")).toBeNull();
  });

  it("keeps its file when only the words change, and gives way to the cover when removed", async () => {
    await change(makePng());
    const { file } = await findPhotographSettings(admin);
    await change(null, { ...texts, author: "Somebody Else" });
    expect(await findPhotographSettings(admin)).toMatchObject({
      file,
      credit: { author: "Somebody Else" },
    });
    const removed = { outcome: "removed" };
    expect(await removePhotograph(admin, { file: file! }, { now })).toEqual(removed);
    expect((await findCampaignHome("en")).photograph).toBeNull();
    // Nothing of it is left at its address, nor in the database.
    expect(await findImage(file!)).toBeNull();
    expect((await pool.query("select from campaign_image")).rowCount).toBe(0);
  });

  it("is not saved when it is no image, too large, too small, or without its words", async () => {
    const noWords = { ...texts, author: "", licenceUrl: "javascript:alert(1)" };
    const problems = async (file: Buffer | null, words = texts) => {
      const changed = await change(file, words);
      return changed.outcome === "unfit" ? changed.problems.map((p) => `${p.field} ${p.code}`) : [];
    };
    expect(await problems(Buffer.from("<svg onload=alert(1)>"))).toEqual(["file not_an_image"]);
    expect(await problems(Buffer.alloc(4 * 1024 * 1024 + 1))).toEqual(["file too_large"]);
    expect(await problems(makePng(300, 800))).toEqual(["file wrong_size"]);
    expect(await problems(null, noWords)).toEqual(["author missing", "licenceUrl url"]);
    expect((await findPhotographSettings(admin)).file).toBeNull();
  });

  it.each([
    "http://example.org/",
    "https:example.org",
    "https://admin:secret@example.org/",
    "//example.org/",
    "https://",
  ])("is not saved with the address %s", async (address) => {
    const changed = await change(null, { ...texts, licenceUrl: address, sourceUrl: address });
    const problems = [
      { field: "licenceUrl", code: "url" },
      { field: "sourceUrl", code: "url" },
    ];
    expect(changed).toEqual({ outcome: "unfit", problems });
  });

  it("does not go public with words of the picture before, unless they are said to be of it", async () => {
    await change(makePng());
    const before = await findPhotographSettings(admin);
    const ofNew: PhotographTexts = {
      ...texts,
      alt: { en: "A crowd", ru: "Толпа" },
      author: "Somebody Else",
    };
    const { revision } = before;
    const replace = (words: PhotographTexts, areOfNew: boolean) =>
      changePhotograph(admin, { file: makeJpeg(), texts: words, areOfNew, revision }, { now });
    const refused = { outcome: "unfit", problems: [{ field: "areOfNew", code: "of_former" }] };
    for (const kept of [texts, { ...ofNew, author: texts.author }]) {
      expect(await replace(kept, false)).toEqual(refused);
    }
    const oneAlt = { ...ofNew, alt: { ...ofNew.alt, ru: texts.alt.ru } };
    expect(await replace(oneAlt, false)).toEqual(refused);
    expect(await findPhotographSettings(admin)).toEqual(before);
    expect(await replace(ofNew, false)).toEqual({ outcome: "changed" });
    expect(await findPhotographSettings(admin)).toMatchObject({ credit: ofNew });
  });

  it("is neither replaced nor removed past what another admin has done", async () => {
    const first = { file: makePng(), texts, areOfNew: true, revision: 0 };
    await changePhotograph(admin, first, { now });
    const { file: present } = await findPhotographSettings(admin);
    const second = { file: makeJpeg(), texts, areOfNew: true, revision: 0 };
    expect(await changePhotograph(admin, second, { now })).toEqual({ outcome: "overtaken" });
    expect(await removePhotograph(admin, { file: "another.png" }, { now })).toEqual({
      outcome: "overtaken",
    });
    expect((await findPhotographSettings(admin)).file).toBe(present);
    await changePhotograph(admin, { ...second, overwrite: true }, { now });
    expect((await findPhotographSettings(admin)).file).toMatch(/jpg$/);
    expect(await readOverwritings(admin)).toEqual(["photograph.changed"]);
  });
});
