import { beforeEach, expect, it } from "vitest";
import {
  changeRole,
  findMailedInvitations,
  inviteToTeam,
  listTeam,
  removeMember,
  resendInvitation,
} from "@/lib/accounts";
import { NotPermitted, type Actor } from "@/lib/accounts/schema";
import { pool } from "@/lib/db";
import { signInAs } from "../support/actors";
import { storyStart as now } from "../support/clock";

let anna: Actor;
let boris: Actor;
beforeEach(async () => {
  anna = (await signInAs("admin")).actor;
  boris = (await signInAs("admin")).actor;
});

const invite = (who: Actor, email = "vera@example.org") =>
  inviteToTeam(who, { email, role: "admin", locale: "en" }, { now });

const listOpen = async () => (await listTeam(anna)).invitations;

it.each([
  ["changes the role", () => changeRole(anna, { id: boris.id, role: "organiser" }, { now })],
  ["removes the member", () => removeMember(anna, boris.id, { now })],
])("takes their invitations back when an admin %s, and the log says who did", async (_, act) => {
  await invite(boris);
  const { id } = (await listOpen())[0]!;
  expect(await act()).toEqual({ outcome: "done" });
  expect(await listOpen()).toEqual([]);
  expect(await findMailedInvitations([id], { now })).toEqual(new Map());
  const { rows } = await pool.query(
    "select actor_id from audit_entry where action = 'invitation.revoked' and subject_id = $1",
    [id],
  );
  expect(rows).toEqual([{ actor_id: anna.id }]);
});

it("lets a request that had begun before come to nothing", async () => {
  await invite(anna);
  const { id } = (await listOpen())[0]!;
  await changeRole(anna, { id: boris.id, role: "organiser" }, { now });
  await expect(invite(boris, "late@example.org")).rejects.toThrow(NotPermitted);
  await expect(resendInvitation(boris, id, { now })).rejects.toThrow(NotPermitted);
  expect(await listOpen()).toHaveLength(1);
});

it("leaves the invitations of whoever is an admin still, or becomes one", async () => {
  await invite(anna);
  for (const { id } of [anna, boris]) await changeRole(anna, { id, role: "admin" }, { now });
  await changeRole(anna, { id: boris.id, role: "organiser" }, { now });
  await changeRole(anna, { id: boris.id, role: "admin" }, { now });
  expect(await listOpen()).toHaveLength(1);
});
