import { randomUUID } from "node:crypto";
import {
  beginPasskeyCheck,
  beginPasskeyRegistration,
  changeOwnName,
  changeRole,
  endOtherSessions,
  endOwnSession,
  findMember,
  finishPasskeyCheck,
  finishPasskeyRegistration,
  giveRecoveryCode,
  inviteToTeam,
  listOwnPasskeys,
  listOwnSessions,
  listTeam,
  makeRecoveryCodes,
  removeMember,
  removeOwnPasskey,
  resendInvitation,
  revokeInvitation,
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
  {
    name: "accounts.listTeam",
    may: "admins",
    call: ({ actor }) => listTeam(actor),
  },
  {
    name: "accounts.findMember",
    may: "admins",
    call: ({ actor }) => findMember(actor, randomUUID()),
  },
  {
    name: "accounts.inviteToTeam",
    may: "admins",
    wantsFreshPasskey: true,
    call: ({ actor }, now) =>
      inviteToTeam(actor, { email: "vera@example.org", role: "organiser", locale: "ru" }, { now }),
  },
  {
    name: "accounts.resendInvitation",
    may: "admins",
    wantsFreshPasskey: true,
    call: ({ actor }, now) => resendInvitation(actor, randomUUID(), { now }),
  },
  {
    name: "accounts.revokeInvitation",
    may: "admins",
    wantsFreshPasskey: true,
    call: ({ actor }, now) => revokeInvitation(actor, randomUUID(), { now }),
  },
  {
    name: "accounts.changeRole",
    may: "admins",
    wantsFreshPasskey: true,
    call: ({ actor }, now) => changeRole(actor, { id: randomUUID(), role: "admin" }, { now }),
  },
  {
    name: "accounts.removeMember",
    may: "admins",
    wantsFreshPasskey: true,
    call: ({ actor }, now) => removeMember(actor, randomUUID(), { now }),
  },
];
