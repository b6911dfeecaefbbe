import { randomUUID } from "node:crypto";
import {
  beginPasskeyCheck,
  beginPasskeyRegistration,
  changeOwnName,
  endOtherSessions,
  endOwnSession,
  finishPasskeyCheck,
  finishPasskeyRegistration,
  giveRecoveryCode,
  listOwnPasskeys,
  listOwnSessions,
  makeRecoveryCodes,
  removeOwnPasskey,
} from "@/lib/accounts";
import type { Row } from "./row";

export const rows: Row[] = [
  {
    name: "accounts.beginPasskeyCheck",
    may: "before the second step",
    call: (caller, now) => beginPasskeyCheck(caller, { now }),
  },
  {
    name: "accounts.finishPasskeyCheck",
    may: "before the second step",
    call: (caller, now) => finishPasskeyCheck(caller, {}, { now }),
  },
  {
    name: "accounts.giveRecoveryCode",
    may: "before the second step",
    call: (caller, now) => giveRecoveryCode(caller, "no-such-code", { now }),
  },
  {
    // Whoever has no passkey yet makes the first one; a further one wants another shown.
    name: "accounts.beginPasskeyRegistration",
    may: "team",
    wantsFreshPasskey: true,
    call: (caller, now) => beginPasskeyRegistration(caller, { now }),
  },
  {
    name: "accounts.finishPasskeyRegistration",
    may: "team",
    wantsFreshPasskey: true,
    call: (caller, now) =>
      finishPasskeyRegistration(caller, { name: "Key", response: {} }, { now }),
  },
  {
    name: "accounts.changeOwnName",
    may: "team",
    call: ({ actor }, now) => changeOwnName(actor, "Anna Example", { now }),
  },
  {
    name: "accounts.listOwnPasskeys",
    may: "team",
    call: ({ actor }) => listOwnPasskeys(actor),
  },
  {
    name: "accounts.removeOwnPasskey",
    may: "team",
    wantsFreshPasskey: true,
    call: ({ actor }, now) => removeOwnPasskey(actor, randomUUID(), { now }),
  },
  {
    name: "accounts.makeRecoveryCodes",
    may: "team",
    wantsFreshPasskey: true,
    call: ({ actor }, now) => makeRecoveryCodes(actor, { now }),
  },
  {
    name: "accounts.listOwnSessions",
    may: "team",
    call: (caller, now) => listOwnSessions(caller, { now }),
  },
  {
    name: "accounts.endOwnSession",
    may: "team",
    call: ({ actor }, now) => endOwnSession(actor, randomUUID(), { now }),
  },
  {
    name: "accounts.endOtherSessions",
    may: "team",
    call: (caller, now) => endOtherSessions(caller, { now }),
  },
];
