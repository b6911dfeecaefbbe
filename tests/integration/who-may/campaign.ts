import {
  changePhotograph,
  changeSettings,
  countWaitingBeside,
  findFunnels,
  findOverview,
  findPhotographSettings,
  findSettings,
  removePhotograph,
} from "@/lib/campaign";
import type { Row } from "./row";

const noSettings = {
  contactEmail: "",
  controllerName: "",
  controllerAddress: "",
  retentionMonths: "",
  minimumAge: "",
};
const noText = { en: "", ru: "" };
const noTexts = {
  ...{ alt: noText, caption: noText },
  ...{ author: "", licence: "", licenceUrl: "", sourceUrl: null },
};

export const rows: Row[] = [
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
    name: "campaign.findSettings",
    may: "admins",
    call: ({ actor }) => findSettings(actor),
  },
  {
    name: "campaign.changeSettings",
    may: "admins",
    call: ({ actor }, now) => changeSettings(actor, noSettings, { now }),
  },
  {
    name: "campaign.findPhotographSettings",
    may: "admins",
    call: ({ actor }) => findPhotographSettings(actor),
  },
  {
    name: "campaign.changePhotograph",
    may: "admins",
    call: ({ actor }, now) => changePhotograph(actor, { file: null, texts: noTexts }, { now }),
  },
  {
    name: "campaign.removePhotograph",
    may: "admins",
    call: ({ actor }, now) => removePhotograph(actor, { now }),
  },
];
