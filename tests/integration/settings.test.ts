import { beforeEach, describe, expect, it } from "vitest";
import {
  changeIntroduction,
  changePhotograph,
  changeSettings,
  findCampaign,
  findCampaignHome,
  findImage,
  findIntroduction,
  findOverview,
  findPhotographSettings,
  findSettings,
  markBackup,
  removePhotograph,
} from "@/lib/campaign";
import type { PhotographTexts } from "@/lib/campaign/schema";
import type { Actor } from "@/lib/accounts/schema";
import { pool } from "@/lib/db";
import { signInAs } from "../support/actors";
import { later, storyStart as now } from "../support/clock";
import { makeJpeg, makePng } from "../support/images";

const filled = {
  contactEmail: "post@example.org",
  controllerName: "Solidarity Committee",
  controllerAddress: "1 Sample Street\r\nSampleton",
  retentionMonths: "6",
  minimumAge: "16",
  "processors.en": "Host Example, Iceland",
  "processors.ru": "Хостинг, Исландия",
};
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
  await pool.query(
    `update campaign set contact_email = null, controller_name = null, controller_address = null,
       processors = null, invitation = null,
       retention_months = 12, photograph = null`,
  );
  await pool.query("delete from campaign_image");
  await pool.query("delete from platform_mark");
});

const checklist = async (at = now) => {
  const { checklist: items } = await findOverview(admin, { locale: "en", now: at });
  return Object.fromEntries(items.map(({ key, state }) => [key, state]));
};

describe("the settings", () => {
  it("are saved as typed and turn the checklist’s lines", async () => {
    const none = { controller: "open", contact: "open", processors: "open" };
    expect(await checklist()).toMatchObject(none);
    expect(await changeSettings(admin, filled, { now })).toEqual({ outcome: "changed" });
    const { "processors.en": en, "processors.ru": ru, ...plain } = filled;
    expect(await findSettings(admin)).toEqual({
      ...plain,
      processors: { en, ru },
      controllerAddress: "1 Sample Street\nSampleton",
      retentionMonths: 6,
      minimumAge: 16,
    });
    const all = { controller: "done", contact: "done", processors: "done" };
    expect(await checklist()).toMatchObject(all);
    expect(await findCampaign("ru")).toMatchObject({ processors: "Хостинг, Исландия" });
    const { rows } = await pool.query(
      "select details from audit_entry where action = 'settings.changed' and actor_id = $1",
      [admin.id],
    );
    const changed = "contactEmail, controllerName, controllerAddress, processors";
    expect(rows).toEqual([{ details: { changed, retentionBefore: 12, retentionAfter: 6 } }]);
  });

  it.each([
    ["contactEmail", "nobody"],
    ["contactEmail", "a@example.org, b@example.org"],
    ["controllerName", "x".repeat(501)],
    ["controllerName", "two\nlines"],
    ["controllerAddress", "\u202ereversed"],
    ["retentionMonths", "0"],
    ["retentionMonths", "121"],
    ["retentionMonths", "1e2"],
    ["minimumAge", "-1"],
    ["minimumAge", ""],
    ["processors.ru", "x".repeat(501)],
  ] as const)("are not saved with %s %j", async (field, value) => {
    const changed = await changeSettings(admin, { ...filled, [field]: value }, { now });
    expect(changed).toEqual({ outcome: "unfit", fields: [field] });
    expect((await findSettings(admin)).controllerName).toBeNull();
  });
});

describe("the home page’s introduction", () => {
  const words = {
    stake: { en: "One.\r\n\r\nTwo.", ru: "Раз." },
    invitation: { en: " ", ru: "Подпишите." },
  };
  const home = async (locale: "en" | "ru") => {
    const { stake, invitation } = await findCampaignHome(locale);
    return { stake, invitation };
  };

  it("is what was typed, and asks by itself where nobody has written how", async () => {
    expect((await home("en")).invitation).toEqual([]);
    expect(await changeIntroduction(admin, words, { now })).toEqual({ outcome: "changed" });
    expect(await home("en")).toEqual({ stake: ["One.", "Two."], invitation: [] });
    expect(await home("ru")).toEqual({ stake: ["Раз."], invitation: ["Подпишите."] });
    expect(await findIntroduction(admin)).toEqual({
      stake: { en: "One.\n\nTwo.", ru: "Раз." },
      invitation: { ru: "Подпишите." },
    });
    await changeIntroduction(admin, words, { now });
    const { rows } = await pool.query(
      "select details from audit_entry where action = 'settings.changed' and actor_id = $1",
      [admin.id],
    );
    expect(rows).toEqual([{ details: { changed: "stake, invitation" } }]);
  });

  it("is saved whole or not at all", async () => {
    const before = await findIntroduction(admin);
    const typed = {
      stake: { en: "x".repeat(4_001), ru: "" },
      invitation: { en: "\u202eevil", ru: "x".repeat(100_000) },
    };
    expect(await changeIntroduction(admin, typed, { now })).toEqual({
      outcome: "unfit",
      faults: [
        { field: "stake.en", code: "too_long" },
        { field: "stake.ru", code: "required" },
        { field: "invitation.en", code: "invisible" },
        { field: "invitation.ru", code: "too_long" },
      ],
    });
    expect(await findIntroduction(admin)).toEqual(before);
  });
});

describe("the checklist", () => {
  it("asks for a passkey of every admin and for a backup within the month", async () => {
    expect(await checklist()).toMatchObject({ passkeys: "done", keysBackedUp: "open" });
    await signInAs("admin", { passkey: "none" });
    await markBackup({ now });
    await markBackup({ now });
    expect(await checklist()).toMatchObject({ passkeys: "open", keysBackedUp: "done" });
    expect(await checklist(later({ days: 31 }))).toMatchObject({ keysBackedUp: "open" });
  });
});

describe("the photograph", () => {
  const change = (file: Buffer | null, words = texts) =>
    changePhotograph(admin, { file, texts: words }, { now });

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
    await removePhotograph(admin, { now });
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
});
