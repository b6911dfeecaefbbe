import { beforeEach, describe, expect, it } from "vitest";
import type { Actor } from "@/lib/accounts/schema";
import { changeSiteText, findCampaign, findCampaignPage, findSiteTexts } from "@/lib/campaign";
import { pool } from "@/lib/db";
import { signInAs } from "../support/actors";
import { storyStart as now } from "../support/clock";

let admin: Actor;
beforeEach(async () => {
  admin = (await signInAs("admin")).actor;
});

const words = (more: string) => ({
  title: { en: `Contact ${more}`, ru: `Контакты ${more}` },
  body: { en: `Write to {contactEmail}.\r\n\n${more}`, ru: `Пишите на {contactEmail}. ${more}` },
});

describe("the site’s own texts", () => {
  it("are what an admin saved, in every language, and the log says which", async () => {
    const { contact } = await findSiteTexts(admin);
    const { revision } = contact;
    const wish = { key: "contact", typed: words("us"), revision } as const;
    expect(await changeSiteText(admin, wish, { now })).toEqual({ outcome: "changed" });
    expect(await findCampaignPage("contact", "en")).toEqual({
      title: "Contact us",
      body: "Write to {contactEmail}.\n\nus",
    });
    expect((await findCampaignPage("contact", "ru")).title).toBe("Контакты us");
    const { privacy } = await findSiteTexts(admin);
    expect(privacy.revision, "the other page stays as it was").toBe(0);
    const campaign = {
      title: { en: "Free him", ru: "Свободу" },
      body: { en: "A campaign.", ru: "Кампания." },
    };
    const { campaign: present } = await findSiteTexts(admin);
    await changeSiteText(
      admin,
      { key: "campaign", typed: campaign, revision: present.revision },
      { now },
    );
    expect(await findCampaign("ru")).toMatchObject({ title: "Свободу", description: "Кампания." });
    const { rows } = await pool.query(
      "select action, details from audit_entry where actor_id = $1 order by details::text",
      [admin.id],
    );
    expect(new Set(rows.map(({ action }) => action))).toEqual(new Set(["site_text.changed"]));
    expect(rows.map(({ details }) => details.changed)).toEqual(["campaignTitle", "contactPage"]);
  });

  it("are saved over nobody’s, unless one says so, and by one of several at once", async () => {
    const { revision } = (await findSiteTexts(admin)).contact;
    const saves = ["one", "two", "three"].map((more) =>
      changeSiteText(admin, { key: "contact", typed: words(more), revision }, { now }),
    );
    const outcomes = (await Promise.all(saves)).map(({ outcome }) => outcome);
    expect(outcomes.sort()).toEqual(["changed", "overtaken", "overtaken"]);
    const mine = { key: "contact", typed: words("mine"), revision, overwrite: true } as const;
    await changeSiteText(admin, mine, { now });
    expect((await findSiteTexts(admin)).contact).toMatchObject({ revision: revision + 2 });
    const { rows } = await pool.query(
      "select details from audit_entry where actor_id = $1 and details ? 'overwritten'",
      [admin.id],
    );
    expect(rows).toEqual([{ details: { changed: "contactPage", overwritten: true } }]);
  });

  it("are refused whole when something is missing, too long, hidden, or leads nowhere", async () => {
    const before = await findSiteTexts(admin);
    const typed = {
      title: { en: "", ru: "x".repeat(201) },
      body: { en: "## Risks", ru: "\u202e## Риски {#risks}" },
    };
    const wish = { key: "privacy", typed, revision: before.privacy.revision } as const;
    expect(await changeSiteText(admin, wish, { now })).toEqual({
      outcome: "unfit",
      faults: [
        { field: "title.en", code: "required" },
        { field: "body.en", code: "no_risks" },
        { field: "title.ru", code: "too_long" },
        { field: "body.ru", code: "invisible" },
      ],
    });
    expect(await findSiteTexts(admin)).toEqual(before);
  });
});
