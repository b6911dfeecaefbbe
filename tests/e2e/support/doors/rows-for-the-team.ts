import { randomUUID } from "node:crypto";
import { rowsOf, type ActionRow, type Things } from "./things";

const wording = ({ text }: Things) => ({ "name.en": text, "name.ru": text });
const rule = { rule: randomUUID() };
const ofUpdate = ({ update }: Things) => ({ update });
const ofStatement = ({ statement }: Things) => ({ statement, basedOn: `${statement}.0` });

/** Actions for everybody of the team. */
export const rowsForTheTeam: Record<string, ActionRow> = {
  ...rowsOf("dashboard/account/actions", "team", {
    changeOwnName: ({ text }) => ({ name: text }),
    removePasskey: () => ({ passkey: randomUUID() }),
    makeRecoveryCodes: () => ({}),
    endSession: () => ({ session: randomUUID() }),
    endOtherSessions: () => ({}),
  }),
  ...rowsOf("dashboard/signatories/actions", "team", {
    move: ({ slug, entry, category }) => ({ statement: slug, dragged: entry, category }),
    approve: ({ entry, on }) => ({ ids: entry, alone: on, publish: on }),
    step: ({ entry }) => ({ ids: entry, step: "unpublish" }),
    remove: ({ entry, slug }) => ({ ids: entry, statement: slug, atWish: "on" }),
    undoRemoval: ({ slug }) => ({ removal: randomUUID(), statement: slug }),
  }),
  ...rowsOf("dashboard/signatories/category-actions", "team", {
    addCategory: ({ slug, text }) => ({ statement: slug, "title.en": text, "title.ru": text }),
    changeCategory: ({ category, slug }) => ({ category, statement: slug, do: "down" }),
  }),
  ...rowsOf("dashboard/signatories/entry-actions", "team", {
    edit: (things) => ({ entry: things.entry, ...wording(things) }),
    attach: ({ entry, text }) => ({ entry, note: text }),
    link: ({ entry, signature }) => ({ entry, signature }),
    tellApart: ({ entry, signature }) => ({ entry, signature }),
    unlink: ({ entry }) => ({ entry }),
    renew: ({ entry, address }) => ({ entry, email: address, language: "en" }),
    invite: (things) => ({
      ...{ statement: things.slug, category: things.category, email: things.address },
      ...wording(things),
    }),
    promote: ({ signature, category }) => ({ signature, [`category.${signature}`]: category }),
  }),
  ...rowsOf("dashboard/signatories/import-actions", "team", {
    startImport: ({ slug, text }) => ({ statement: slug, list: text, sourceNote: text }),
    saveImport: () => ({ import: randomUUID(), then: "import" }),
    endImport: ({ slug }) => ({ import: randomUUID(), statement: slug, do: "discard" }),
  }),
  ...rowsOf("dashboard/signatures/actions", "team", {
    moderate: ({ signature }) => ({ [`chosen-${signature}`]: "on", verb: "quarantine" }),
    undo: () => ({ acts: randomUUID() }),
  }),
  ...rowsOf("dashboard/signatures/changes/actions", "team", {
    decideChange: () => ({ change: randomUUID(), decision: "accept" }),
  }),
  ...rowsOf("dashboard/signatures/rules/actions", "team", {
    draftRule: ({ on }) => ({ country: on && "AQ", verb: "flag" }),
    startRule: () => rule,
    cancelRule: () => rule,
    undoRule: () => rule,
    discardRule: () => rule,
  }),
  ...rowsOf("dashboard/signatures/watched-names/actions", "team", {
    watchName: ({ text }) => ({ name: text }),
    removeWatchedName: () => ({ id: randomUUID() }),
  }),
  ...rowsOf("dashboard/statements/text-actions", "team", {
    createStatement: ({ text }) => ({
      ...{ originalLocale: "en", slug: text && "intruder" },
      ...{ "title.en": text, "body.en": text },
    }),
    saveDraft: (things) => ({
      ...ofStatement(things),
      ...{ overwrite: "on", "title.en": things.text, "body.en": things.text },
    }),
  }),
  ...rowsOf("dashboard/statements/facts-actions", "team", {
    saveFacts: ({ statement, slug }) => ({ statement, slug, overwrite: "on", goal: "5000" }),
    moveStatement: ({ statement }) => ({ move: `${statement} down` }),
  }),
  ...rowsOf("dashboard/statements/version-actions", "team", {
    publish: ofStatement,
    discardDraft: ofStatement,
    checkTranslation: (things) => ({ ...ofStatement(things), language: "ru", number: "1" }),
  }),
  ...rowsOf("dashboard/updates/actions", "team", {
    saveUpdate: ({ text }) => ({ "title.en": text, "body.en": text, slug: text && "intruder" }),
    unpublish: ofUpdate,
    publishAgain: ofUpdate,
    deleteUpdate: ({ update, text }) => ({ update, confirmation: text }),
  }),
  ...rowsOf("dashboard/updates/[id]/mail/actions", "team", {
    mailUpdate: ({ update }) => ({ update, sure: "on" }),
    testMail: ofUpdate,
    pause: ofUpdate,
    resume: ofUpdate,
    cancel: ({ update, text }) => ({ update, confirmation: text }),
  }),
  ...rowsOf("dashboard/timeline/actions", "team", {
    saveEntry: ({ text }) => ({ date: "2026-01-01", "dateLabel.en": text, "text.en": text }),
    arrangeEntry: ({ timelineEntry }) => ({ entry: timelineEntry, do: "remove" }),
    undoEntry: ({ timelineEntry }) => ({ entry: timelineEntry, do: "restore" }),
    changeSituation: ({ text, on }) => ({
      ...{ "situation.en": text, "situation.ru": text, asOf: "2026-01-01", overwrite: on },
    }),
  }),
};
