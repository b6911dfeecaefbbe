import { randomUUID } from "node:crypto";
import * as signatories from "@/lib/signatories";
import { wordingOf } from "../../support/notables";
import { british } from "../../support/signing";
import type { Row } from "./row";

const id = randomUUID();
const provenance = {
  locale: "en",
  sourceNote: "a list",
  sourceUrl: null,
  sourceDate: null,
} as const;
const title = { en: "Speakers" };
const invitation = { slug: british, categoryId: id, locale: "en", email: null } as const;

/** Everybody of the team works on the board; who approves what is another question. */
const calls: Record<string, Row["call"]> = {
  findBoard: ({ actor }) => signatories.findBoard(actor, british, "en"),
  findNotable: ({ actor }) => signatories.findNotable(actor, id, "en"),
  moveNotable: ({ actor }, now) =>
    signatories.moveNotable(actor, { id, to: { step: "up" } }, { now }),
  approveNotables: ({ actor }, now) =>
    signatories.approveNotables(actor, { ids: [id], alone: true, publish: true }, { now }),
  takeStep: ({ actor }, now) =>
    signatories.takeStep(actor, { ids: [id], step: "publish" }, { now }),
  editNotable: ({ actor }, now) =>
    signatories.editNotable(actor, { id, wording: wordingOf("Anna Example") }, { now }),
  attachEvidence: ({ actor }, now) =>
    signatories.attachEvidence(actor, { id, note: "a note", url: null }, { now }),
  removeNotable: ({ actor }, now) =>
    signatories.removeNotable(actor, { id, atWish: true }, { now }),
  undoRemoval: ({ actor }, now) => signatories.undoRemoval(actor, { removalId: id }, { now }),
  inviteNotable: ({ actor }, now) => {
    const wording = wordingOf("Anna Example");
    return signatories.inviteNotable(actor, { ...invitation, wording, isAnother: false }, { now });
  },
  renewInvitation: ({ actor }, now) =>
    signatories.renewInvitation(actor, { id, locale: "en", email: null }, { now }),
  promoteSignature: ({ actor }, now) => {
    const promotion = { signatureId: id, categoryId: id, isAnother: false };
    return signatories.promoteSignature(actor, promotion, { now });
  },
  searchSignaturesToPromote: ({ actor }) =>
    signatories.searchSignaturesToPromote(actor, { slug: british, q: "anna" }),
  linkSignature: ({ actor }, now) =>
    signatories.linkSignature(actor, { id, signatureId: id }, { now }),
  tellApart: ({ actor }, now) => signatories.tellApart(actor, { id, signatureId: id }, { now }),
  unlinkSignature: ({ actor }, now) => signatories.unlinkSignature(actor, { id }, { now }),
  addCategory: ({ actor }, now) =>
    signatories.addCategory(actor, { slug: british, title }, { now }),
  renameCategory: ({ actor }, now) => signatories.renameCategory(actor, { id, title }, { now }),
  moveCategory: ({ actor }, now) => signatories.moveCategory(actor, { id, step: "up" }, { now }),
  removeCategory: ({ actor }, now) =>
    signatories.removeCategory(actor, { id, moveTo: null }, { now }),
  startImport: ({ actor }, now) =>
    signatories.startImport(actor, { slug: british, provenance, list: "Anna Example" }, { now }),
  listImports: ({ actor }) => signatories.listImports(actor, british),
  findImport: ({ actor }) => signatories.findImport(actor, id, "en"),
  saveImportRows: ({ actor }) => signatories.saveImportRows(actor, { id, changes: {} }),
  confirmImport: ({ actor }, now) => signatories.confirmImport(actor, { id }, { now }),
  discardImport: ({ actor }, now) => signatories.discardImport(actor, { id }, { now }),
  undoImport: ({ actor }, now) => signatories.undoImport(actor, { id }, { now }),
};

export const rows: Row[] = Object.entries(calls).map(([name, call]) => ({
  name: `signatories.${name}`,
  may: "team",
  call,
}));
