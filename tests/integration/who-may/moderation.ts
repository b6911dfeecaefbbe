import { randomUUID } from "node:crypto";
import {
  cancelRule,
  countWaiting,
  discardRule,
  draftRule,
  findRule,
  findSignature,
  listOwnDeeds,
  listRules,
  listSignatures,
  lookUpAddress,
  moderateSignatures,
  previewRule,
  startRule,
  undoActs,
  undoRule,
} from "@/lib/moderation";
import { parseSignatureFilter, ruleConditions } from "@/lib/moderation/schema";
import type { Row } from "./row";

const conditions = { country: "GB" };

export const rows: Row[] = [
  {
    name: "moderation.listSignatures",
    may: "team",
    call: ({ actor }) => listSignatures(actor, parseSignatureFilter({})),
  },
  {
    name: "moderation.findSignature",
    may: "team",
    call: ({ actor }) => findSignature(actor, randomUUID()),
  },
  {
    name: "moderation.countWaiting",
    may: "team",
    call: ({ actor }) => countWaiting(actor),
  },
  {
    name: "moderation.listOwnDeeds",
    may: "team",
    call: ({ actor }, now) => listOwnDeeds(actor, { now }),
  },
  {
    name: "moderation.moderateSignatures",
    may: "team",
    call: ({ actor }, now) =>
      moderateSignatures(actor, { ids: [randomUUID()], verb: "flag" }, { now }),
  },
  {
    name: "moderation.undoActs",
    may: "team",
    call: ({ actor }, now) => undoActs(actor, [randomUUID()], { now }),
  },
  {
    name: "moderation.lookUpAddress",
    may: "admins",
    call: ({ actor }, now) => lookUpAddress(actor, "anna@example.org", { now }),
  },
  {
    name: "moderation.listRules",
    may: "team",
    call: ({ actor }) => listRules(actor),
  },
  {
    name: "moderation.findRule",
    may: "team",
    call: ({ actor }) => findRule(actor, randomUUID()),
  },
  {
    name: "moderation.previewRule",
    may: "team",
    call: ({ actor }) =>
      previewRule(actor, { conditions: ruleConditions.parse(conditions), verb: "flag" }),
  },
  {
    name: "moderation.draftRule",
    may: "team",
    call: ({ actor }, now) => draftRule(actor, { conditions, verb: "flag" }, { now }),
  },
  {
    name: "moderation.startRule",
    may: "team",
    call: ({ actor }, now) => startRule(actor, randomUUID(), { now }),
  },
  {
    name: "moderation.cancelRule",
    may: "team",
    call: ({ actor }, now) => cancelRule(actor, randomUUID(), { now }),
  },
  {
    name: "moderation.undoRule",
    may: "team",
    call: ({ actor }, now) => undoRule(actor, randomUUID(), { now }),
  },
  {
    name: "moderation.discardRule",
    may: "team",
    call: ({ actor }) => discardRule(actor, randomUUID()),
  },
];
