import { randomUUID } from "node:crypto";
import * as statements from "@/lib/statements";
import type { StatementFacts } from "@/lib/statements/schema";
import { firstWords, textsOf } from "../../support/statements";
import type { Row } from "./row";

const id = randomUUID();
const basedOn = `${id}.0`;
const facts: StatementFacts = {
  ...{ slug: "bread", originalLocale: "en" as const, goal: null, initiators: {}, datedOn: null },
  ...{ sisterId: null, sisterNotice: {}, editorsNote: {}, signatoriesNote: {}, sourceUrl: null },
};

const forTheTeam: Record<string, Row["call"]> = {
  listRooms: ({ actor }) => statements.listRooms(actor, "en"),
  findRoom: ({ actor }) => statements.findRoom(actor, id, "en"),
  findHistory: ({ actor }) => statements.findHistory(actor, id, "en"),
  createStatement: ({ actor }, now) => {
    const texts = textsOf(firstWords);
    return statements.createStatement(
      actor,
      { slug: "bread", originalLocale: "en", texts },
      { now },
    );
  },
  saveDraft: ({ actor }, now) =>
    statements.saveDraft(actor, { id, basedOn, texts: textsOf(firstWords) }, { now }),
  discardDraft: ({ actor }, now) => statements.discardDraft(actor, { id, basedOn }, { now }),
  publishDraft: ({ actor }, now) => statements.publishDraft(actor, { id, basedOn }, { now }),
  checkTranslation: ({ actor }, now) =>
    statements.checkTranslation(actor, { id, locale: "ru", number: 1 }, { now }),
  saveFacts: ({ actor }, now) => statements.saveFacts(actor, { id, revision: 0, facts }, { now }),
  moveStatement: ({ actor }, now) => statements.moveStatement(actor, { id, step: "up" }, { now }),
};

const forAdmins: Record<string, Row["call"]> = {
  findOpening: ({ actor }) => statements.findOpening(actor, id, "en"),
  setTextStatus: ({ actor }, now) =>
    statements.setTextStatus(actor, { id, locale: "en", number: 1, status: "final" }, { now }),
  openStatement: ({ actor }, now) => statements.openStatement(actor, { id }, { now }),
  closeStatement: ({ actor }, now) => statements.closeStatement(actor, { id }, { now }),
  archiveStatement: ({ actor }, now) =>
    statements.archiveStatement(actor, { id, archive: true }, { now }),
  setStatementTimes: ({ actor }, now) => {
    const times = { opensAt: null, closesAt: null };
    return statements.setStatementTimes(actor, { id, times }, { now });
  },
};

const rowsOf = (calls: Record<string, Row["call"]>, may: Row["may"]): Row[] =>
  Object.entries(calls).map(([name, call]) => ({ name: `statements.${name}`, may, call }));

export const rows: Row[] = [...rowsOf(forTheTeam, "team"), ...rowsOf(forAdmins, "admins")];
