import { randomUUID } from "node:crypto";
import { rowsOf, type ActionRow } from "./things";

const delivery = { delivery: randomUUID() };
const invitation = { invitation: randomUUID() };

/** Actions that an organiser is refused. */
export const rowsForAdmins: Record<string, ActionRow> = {
  ...rowsOf("dashboard/deliveries/actions", "admins", {
    requestDelivery: ({ slug, text }) => ({
      ...{ profile: "public", "format-csv": "on", [`statement-${slug}`]: "on", locale: "en" },
      ...{ order: "day", paper: "a4", recipient: text, purpose: text },
    }),
    requestSupplement: () => delivery,
    decideDelivery: () => ({ ...delivery, step: "approve" }),
    changeApprovalRule: ({ on }) => ({ above: on && "7" }),
  }),
  ...rowsOf("dashboard/mail/actions", "admins", { retry: () => ({}) }),
  ...rowsOf("dashboard/settings/actions", "admins", {
    changeSettings: ({ address, text }) => ({
      ...{ contactEmail: address, controllerName: text, controllerAddress: text },
      ...{ retentionMonths: "3", minimumAge: text && "18", overwrite: "on" },
    }),
    changeIntroduction: ({ text }) => ({
      "stake.en": text,
      "stake.ru": text,
      overwriteIntroduction: "on",
    }),
    changePhotograph: ({ text }) => ({ altEn: text, altRu: text, author: text, overwrite: "on" }),
    removePhotograph: ({ on }) => ({ forGood: on }),
  }),
  ...rowsOf("dashboard/settings/texts/actions", "admins", {
    changeSiteText: ({ text }) => ({
      ...{ text: "contact", "contact.overwrite": "on" },
      ...{ "contact.title.en": text, "contact.title.ru": text },
      ...{ "contact.body.en": text, "contact.body.ru": text },
    }),
  }),
  ...rowsOf("dashboard/team/actions", "admins", {
    invite: ({ address }) => ({ email: address, role: "admin", language: "en" }),
    resendInvitation: () => invitation,
    revokeInvitation: () => invitation,
    changeRole: ({ member }) => ({ member, role: "admin" }),
    removeMember: ({ member }) => ({ member, confirmation: "x" }),
  }),
  ...rowsOf("dashboard/signatures/look-up/actions", "admins", {
    lookUpAddress: ({ address }) => ({ email: address }),
  }),
  ...rowsOf("dashboard/statements/opening-actions", "admins", {
    turn: ({ statement }) => ({ statement, do: "close" }),
    setTimes: ({ statement }) => ({ statement, closesOn: "2027-01-01", closesAt: "12:00" }),
  }),
  ...rowsOf("dashboard/statements/version-actions", "admins", {
    setTextStatus: ({ statement }) => ({
      ...{ statement, language: "en", number: "1", status: "working" },
    }),
  }),
};
