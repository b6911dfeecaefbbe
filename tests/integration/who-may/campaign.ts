import { randomUUID } from "node:crypto";
import {
  changeIntroduction,
  changePhotograph,
  changeSettings,
  changeSiteText,
  changeSituation,
  countWaitingBeside,
  findEditableEntry,
  findClosingNotice,
  findFunnels,
  findIntroduction,
  findOverview,
  findPhotographSettings,
  findSettings,
  findSiteTexts,
  findTimeline,
  moveEntry,
  publishEntry,
  removeEntry,
  removePhotograph,
  restoreEntry,
  saveEntry,
  unpublishEntry,
} from "@/lib/campaign";
import type { Row } from "./row";

const noSettings = {
  contactEmail: "",
  controllerName: "",
  controllerAddress: "",
  retentionMonths: "",
  minimumAge: "",
  "processors.en": "",
  "processors.ru": "",
};
const opened = { revision: 0 };
const noText = { en: "", ru: "" };
const noTexts = {
  ...{ alt: noText, caption: noText },
  ...{ author: "", licence: "", licenceUrl: "", sourceUrl: null },
};

const noEntry = { date: "2026-11-22", dateLabel: {}, text: {}, sources: [] };
const noSituation = { text: {}, asOf: "2026-11-22" };

export const rows: Row[] = [
  {
    name: "campaign.findTimeline",
    may: "team",
    call: ({ actor }) => findTimeline(actor, "en"),
  },
  {
    name: "campaign.findEditableEntry",
    may: "team",
    call: ({ actor }) => findEditableEntry(actor, randomUUID()),
  },
  {
    name: "campaign.saveEntry",
    may: "team",
    call: ({ actor }, now) =>
      saveEntry(actor, { id: randomUUID(), draft: noEntry, revision: 0 }, { now }),
  },
  {
    name: "campaign.moveEntry",
    may: "team",
    call: async ({ actor }, now) => moveEntry(actor, { id: randomUUID(), step: "up" }, { now }),
  },
  {
    name: "campaign.removeEntry",
    may: "team",
    call: async ({ actor }, now) => removeEntry(actor, randomUUID(), { now }),
  },
  {
    name: "campaign.restoreEntry",
    may: "team",
    call: async ({ actor }, now) => restoreEntry(actor, randomUUID(), { now }),
  },
  {
    name: "campaign.publishEntry",
    may: "team",
    call: async ({ actor }, now) => publishEntry(actor, randomUUID(), { now }),
  },
  {
    name: "campaign.unpublishEntry",
    may: "team",
    call: async ({ actor }, now) => unpublishEntry(actor, randomUUID(), { now }),
  },
  {
    name: "campaign.changeSituation",
    may: "team",
    call: ({ actor }, now) => changeSituation(actor, { draft: noSituation, revision: -1 }, { now }),
  },
  {
    name: "campaign.findOverview",
    may: "team",
    call: ({ actor }, now) => findOverview(actor, { locale: "en", now }),
  },
  {
    name: "campaign.findFunnels",
    may: "team",
    call: ({ actor }, now) => findFunnels(actor, { now }),
  },
  {
    name: "campaign.countWaitingBeside",
    may: "team",
    call: ({ actor }) => countWaitingBeside(actor),
  },
  {
    name: "campaign.findClosingNotice",
    may: "team",
    call: ({ actor }, now) => findClosingNotice(actor, { now }),
  },
  {
    name: "campaign.findSettings",
    may: "admins",
    call: ({ actor }) => findSettings(actor),
  },
  {
    name: "campaign.changeSettings",
    may: "admins",
    call: ({ actor }, now) => changeSettings(actor, noSettings, opened, { now }),
  },
  {
    name: "campaign.findIntroduction",
    may: "admins",
    call: ({ actor }) => findIntroduction(actor),
  },
  {
    name: "campaign.changeIntroduction",
    may: "admins",
    call: ({ actor }, now) =>
      changeIntroduction(actor, { stake: {}, invitation: {} }, opened, { now }),
  },
  {
    name: "campaign.findSiteTexts",
    may: "admins",
    call: ({ actor }) => findSiteTexts(actor),
  },
  {
    name: "campaign.changeSiteText",
    may: "admins",
    call: ({ actor }, now) =>
      changeSiteText(actor, { key: "contact", typed: { title: {}, body: {} }, ...opened }, { now }),
  },
  {
    name: "campaign.findPhotographSettings",
    may: "admins",
    call: ({ actor }) => findPhotographSettings(actor),
  },
  {
    name: "campaign.changePhotograph",
    may: "admins",
    call: ({ actor }, now) =>
      changePhotograph(actor, { file: null, texts: noTexts, areOfNew: false, ...opened }, { now }),
  },
  {
    name: "campaign.removePhotograph",
    may: "admins",
    call: ({ actor }, now) => removePhotograph(actor, { file: "none.png" }, { now }),
  },
];
