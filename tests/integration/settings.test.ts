import { beforeEach, describe, expect, it } from "vitest";
import {
  changeIntroduction,
  changeSettings,
  findCampaign,
  findCampaignHome,
  findIntroduction,
  findOverview,
  findSettings,
  markBackup,
} from "@/lib/campaign";
import { PasskeyNeeded, type Actor } from "@/lib/accounts/schema";
import { pool } from "@/lib/db";
import { signInAs } from "../support/actors";
import { later, storyStart as now } from "../support/clock";
import { readOverwritings } from "../support/overwriting";

const filled = {
  contactEmail: "post@example.org",
  controllerName: "Solidarity Committee",
  controllerAddress: "1 Sample Street\r\nSampleton",
  retentionMonths: "6",
  minimumAge: "16",
  "processors.en": "Host Example, Iceland",
  "processors.ru": "Хостинг, Исландия",
};
/** A form that nobody has saved since it was opened. */
const opened = { revision: 0 };

let admin: Actor;
beforeEach(async () => {
  admin = (await signInAs("admin")).actor;
  await pool.query(
    `update campaign set contact_email = null, controller_name = null, controller_address = null,
       processors = null, invitation = null, closed_at = null,
       retention_months = 12,
       settings_revision = 0, introduction_revision = 0`,
  );
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
    expect(await changeSettings(admin, filled, opened, { now })).toEqual({ outcome: "changed" });
    const { "processors.en": en, "processors.ru": ru, ...plain } = filled;
    expect(await findSettings(admin)).toEqual({
      revision: 1,
      ...plain,
      processors: { en, ru },
      controllerAddress: "1 Sample Street\nSampleton",
      retentionMonths: 6,
      minimumAge: 16,
    });
    const all = { controller: "done", contact: "done", processors: "done" };
    expect(await checklist()).toMatchObject(all);
    // What the privacy page fills its blanks with.
    const shown = { processors: "Хостинг, Исландия", retentionMonths: 6 };
    expect(await findCampaign("ru")).toMatchObject(shown);
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
    const changed = await changeSettings(admin, { ...filled, [field]: value }, opened, { now });
    expect(changed).toEqual({ outcome: "unfit", fields: [field] });
    expect((await findSettings(admin)).controllerName).toBeNull();
  });
});

describe("two admins at once", () => {
  it("do not bring back what the other has changed, unless they say so", async () => {
    const { revision } = await findSettings(admin);
    const other = (await signInAs("admin")).actor;
    const theirs = { ...filled, controllerName: "Their Committee" };
    const mine = { ...filled, contactEmail: "mine@example.org" };
    await changeSettings(other, theirs, { revision }, { now });
    expect(await changeSettings(admin, mine, { revision }, { now })).toEqual({
      outcome: "overtaken",
    });
    expect(await findSettings(admin)).toMatchObject({
      controllerName: "Their Committee",
      contactEmail: "post@example.org",
    });
    // The same words once more are no conflict, and change nothing.
    expect(await changeSettings(admin, theirs, { revision }, { now })).toEqual({
      outcome: "changed",
    });
    expect((await findSettings(admin)).revision).toBe(revision + 1);
    await changeSettings(admin, mine, { revision, overwrite: true }, { now });
    expect((await findSettings(admin)).contactEmail).toBe("mine@example.org");
    expect(await readOverwritings(admin)).toEqual(["settings.changed"]);
    // What might have been written over, and was not, the log does not tell.
    const last = { ...filled, controllerName: "Last Committee" };
    await changeSettings(other, last, { revision: revision + 2, overwrite: true }, { now });
    expect(await readOverwritings(other)).toEqual([]);
  });

  it("press at the same moment, and one of them is told", async () => {
    const saves = ["One", "Two", "Three"].map((controllerName) =>
      changeSettings(admin, { ...filled, controllerName }, opened, { now }),
    );
    const outcomes = (await Promise.all(saves)).map(({ outcome }) => outcome);
    expect(outcomes.sort()).toEqual(["changed", "overtaken", "overtaken"]);
  });

  it("do not word the introduction past one another either", async () => {
    const words = { stake: { en: "One.", ru: "Раз." }, invitation: {} };
    await changeIntroduction(admin, words, opened, { now });
    const again = { ...words, stake: { en: "Two.", ru: "Два." } };
    const overtaken = { outcome: "overtaken" };
    expect(await changeIntroduction(admin, again, opened, { now })).toEqual(overtaken);
    expect((await findIntroduction(admin)).stake.en).toBe("One.");
    expect(await readOverwritings(admin)).toEqual([]);
    await changeIntroduction(admin, again, { ...opened, overwrite: true }, { now });
    expect(await readOverwritings(admin)).toEqual(["introduction.changed"]);
  });

  it("keep nobody from signing while they save", async () => {
    const signer = await pool.connect();
    try {
      await signer.query("begin");
      // What every new signature holds until it is committed: its key points to the campaign.
      await signer.query("select from campaign for key share");
      // Were it waited for, it would be cut off, and its rollback fail.
      await signer.query("set local idle_in_transaction_session_timeout = '3s'");
      expect(await changeSettings(admin, filled, opened, { now })).toEqual({ outcome: "changed" });
    } finally {
      await signer.query("rollback");
      signer.release();
    }
  });
});

describe("fewer months of a closed campaign", () => {
  // Twelve months in all; four of them are over.
  const closedAt = later({ days: -120 });
  const endIn = (retentionMonths: string, more: object = {}) =>
    changeSettings(admin, { ...filled, retentionMonths }, { ...opened, ...more }, { now });
  const months = async () => (await findSettings(admin)).retentionMonths;
  const name = "free boris  kagarlitsky";

  beforeEach(async () => {
    await pool.query("update campaign set closed_at = $1", [closedAt]);
  });

  it("bring its end closer only to who says its name, for this very number", async () => {
    const asked = await endIn("6");
    expect(asked).toMatchObject({ outcome: "ends_earlier", signatures: expect.any(Number) });
    expect(await endIn("6", { earlierEnd: { name: "another", months: "6" } })).toEqual(asked);
    expect(await endIn("6", { earlierEnd: { name, months: "8" } })).toEqual(asked);
    expect(await months()).toBe(12);
    const agreed = { earlierEnd: { name, months: "6" } };
    expect(await endIn("6", agreed)).toEqual({ outcome: "changed" });
    expect(await months()).toBe(6);
  });

  it("want a passkey shown within five minutes", async () => {
    admin = (await signInAs("admin", { passkey: "stale" })).actor;
    const agreed = { earlierEnd: { name, months: "6" } };
    await expect(endIn("6", agreed)).rejects.toThrow(PasskeyNeeded);
    expect(await months()).toBe(12);
    expect(await endIn("24"), "later is no danger").toEqual({ outcome: "changed" });
  });

  it("leave a week at least, whatever is said", async () => {
    for (const few of ["1", "4"]) {
      const agreed = { earlierEnd: { name, months: few }, overwrite: true };
      expect(await endIn(few, agreed)).toMatchObject({ outcome: "too_soon" });
    }
    expect(await months()).toBe(12);
  });

  it("are asked about nothing while it runs", async () => {
    await pool.query("update campaign set closed_at = null");
    expect(await endIn("1")).toEqual({ outcome: "changed" });
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
    expect(await changeIntroduction(admin, words, opened, { now })).toEqual({ outcome: "changed" });
    expect(await home("en")).toEqual({ stake: ["One.", "Two."], invitation: [] });
    expect(await home("ru")).toEqual({ stake: ["Раз."], invitation: ["Подпишите."] });
    expect(await findIntroduction(admin)).toEqual({
      revision: 1,
      stake: { en: "One.\n\nTwo.", ru: "Раз." },
      invitation: { ru: "Подпишите." },
    });
    await changeIntroduction(admin, words, opened, { now });
    const { rows } = await pool.query(
      "select action, details from audit_entry where actor_id = $1",
      [admin.id],
    );
    const details = { changed: "stake, invitation" };
    expect(rows).toEqual([{ action: "introduction.changed", details }]);
  });

  it("is saved whole or not at all", async () => {
    const before = await findIntroduction(admin);
    const typed = {
      stake: { en: "x".repeat(4_001), ru: "" },
      invitation: { en: "\u202eevil", ru: "x".repeat(100_000) },
    };
    expect(await changeIntroduction(admin, typed, opened, { now })).toEqual({
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
