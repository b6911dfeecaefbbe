import { beforeEach, describe, expect, it } from "vitest";
import {
  askForSignInLink,
  changeRole,
  createAdminSignInLink,
  findActor,
  findMailedInvitations,
  findMailedSignInLinks,
  findSignInLink,
  inviteToTeam,
  listTeam,
  redeemSignInLink,
  removeMember,
  resendInvitation,
  revokeInvitation,
  sendSignInLink,
} from "@/lib/accounts";
import type { Actor } from "@/lib/accounts/schema";
import { pool } from "@/lib/db";
import { prepareMails } from "@/lib/mail/prepare";
import { findQueuedMails } from "@/lib/mail/store";
import { signInAs } from "../support/actors";
import { later, storyStart as now } from "../support/clock";

const locale = "en";
const vera = "vera@example.org";

let admin: Actor;
beforeEach(async () => {
  admin = (await signInAs("admin", { name: "Anna Example" })).actor;
});

/** Lets the worker do what was queued for the way in, and returns how many jobs there were. */
async function runLinkJobs(at = now): Promise<number> {
  const { rows } = await pool.query<{ payload: { sealed: string; locale: "en" } }>(
    `select payload from graphile_worker._private_jobs jobs
     join graphile_worker._private_tasks tasks on tasks.id = jobs.task_id
     where tasks.identifier = 'send_sign_in_link'`,
  );
  for (const { payload } of rows) await sendSignInLink(payload, { now: at });
  return rows.length;
}

/** What lies in the outbox, written. */
async function writeMails(at = now) {
  const { rows } = await pool.query<{ id: string }>("select id from mail_message");
  const fates = await prepareMails(await findQueuedMails(rows.map(({ id }) => id)), at);
  return fates.flatMap((fate) => (fate.fate === "ready" ? [fate.mail] : []));
}

function tokenOf({ text }: { text: string }): string {
  return /\/sign-in\/([\w-]+)/.exec(text)![1]!;
}

const ask = (address: string) => askForSignInLink(address, { locale, network: null, now });

const invite = (email = vera, role: "organiser" | "admin" = "organiser") =>
  inviteToTeam(admin, { email, role, locale }, { now });

describe("asking for a link", () => {
  it("gets every address the same answer after the same work: one job", async () => {
    const answers = [await ask(admin.email), await ask("nobody@example.org")];
    expect(answers).toEqual([{ outcome: "taken" }, { outcome: "taken" }]);
    expect(await runLinkJobs()).toBe(2);
    expect((await writeMails()).map(({ to }) => to)).toEqual([admin.email]);
  });

  it("mails a link without an address in it, good once and for ten minutes", async () => {
    await ask(` ${admin.email.toUpperCase()} `);
    await runLinkJobs();
    const [mail] = await writeMails();
    const token = tokenOf(mail!);
    // Its bytes are random: any single sign may be among them, an address is not.
    for (const text of [token, Buffer.from(token, "base64url").toString("latin1")]) {
      expect(text.toLowerCase()).not.toContain(admin.email.split("@")[0]!.toLowerCase());
    }
    expect(mail!.html.match(/\/sign-in\//g)).toHaveLength(1);
    const inTime = { now: later({ minutes: 9, seconds: 59 }) };
    expect(await findSignInLink(token, inTime)).toEqual({ outcome: "ready", isInvitation: false });
    const tooLate = { now: later({ minutes: 10 }) };
    expect(await redeemSignInLink(token, tooLate)).toEqual({ outcome: "expired" });
    expect(await redeemSignInLink(token, inTime)).toMatchObject({ outcome: "signed_in" });
    expect(await redeemSignInLink(token, inTime)).toEqual({ outcome: "used" });
    expect(await writeMails(), "a mail whose link was used is over").toEqual([]);
  });

  it("many times at once leaves one job, and somebody who left gets nothing", async () => {
    await Promise.all(Array.from({ length: 8 }, () => ask(admin.email)));
    expect(await runLinkJobs()).toBe(1);
    const other = (await signInAs("organiser")).actor;
    await removeMember(admin, other.id, { now });
    await ask(other.email);
    await runLinkJobs();
    expect((await writeMails()).some(({ to }) => to === other.email)).toBe(false);
  });

  it("stores no address that can be read", async () => {
    await ask("known.to.nobody@example.org");
    const { rows } = await pool.query(
      "select row_to_json(j)::text from graphile_worker._private_jobs j",
    );
    expect(JSON.stringify(rows)).not.toContain("known.to.nobody");
  });

  it.each(["", "anna", "a b@example.org", "a@example.org\u0000", `${"a".repeat(300)}@example.org`])(
    "does nothing for %j",
    async (address) => {
      expect(await ask(address)).toEqual({ outcome: "not_an_address" });
      expect(await runLinkJobs()).toBe(0);
    },
  );
});

describe("an invitation", () => {
  it("makes who presses its button a member, once", async () => {
    expect(await invite("Vera@Example.org")).toEqual({ outcome: "invited" });
    const [mail] = await writeMails();
    expect(mail).toMatchObject({ to: vera });
    expect(mail!.text).toContain("Anna Example");
    const token = tokenOf(mail!);
    expect(await findSignInLink(token, { now })).toEqual({ outcome: "ready", isInvitation: true });
    const presses = Array.from({ length: 6 }, () => redeemSignInLink(token, { now }));
    const opened = (await Promise.all(presses)).filter((each) => each.outcome === "signed_in");
    expect(opened).toHaveLength(1);
    const member = await findActor(opened[0]!.sessionToken, { now });
    expect(member).toMatchObject({ email: vera, role: "organiser" });
    expect((await listTeam(admin)).invitations).toEqual([]);
  });

  it("is sent once to an address, and to no member", async () => {
    const outcomes = await Promise.all(Array.from({ length: 5 }, () => invite()));
    expect(outcomes.filter(({ outcome }) => outcome === "invited")).toHaveLength(1);
    expect(await invite(admin.email)).toEqual({ outcome: "known_already" });
    expect(await invite("no address")).toEqual({ outcome: "not_an_address" });
  });

  it("that is mailed again voids the link before; taken back, it opens nothing", async () => {
    await invite();
    const first = tokenOf((await writeMails())[0]!);
    const { id } = (await listTeam(admin)).invitations[0]!;
    await resendInvitation(admin, id, { now });
    expect(await findSignInLink(first, { now })).toEqual({ outcome: "unknown_link" });
    const second = tokenOf((await writeMails()).at(-1)!);
    expect(await findSignInLink(second, { now })).toMatchObject({ outcome: "ready" });
    expect(await revokeInvitation(admin, id, { now })).toEqual({ outcome: "done" });
    expect(await redeemSignInLink(second, { now })).toEqual({ outcome: "unknown_link" });
    expect(await revokeInvitation(admin, id, { now })).toEqual({ outcome: "not_open" });
    expect(await writeMails()).toEqual([]);
  });

  it("lapses after a week, and with the one who sent it", async () => {
    await invite();
    const token = tokenOf((await writeMails())[0]!);
    const inAWeek = { now: later({ days: 7 }) };
    expect(await redeemSignInLink(token, inAWeek)).toEqual({ outcome: "expired" });
    const other = (await signInAs("admin")).actor;
    await removeMember(other, admin.id, { now });
    expect(await redeemSignInLink(token, { now })).toEqual({ outcome: "unknown_link" });
  });

  it("does not lower a member’s role, and brings back who had left", async () => {
    await invite();
    const token = tokenOf((await writeMails())[0]!);
    await createAdminSignInLink(vera, { now });
    const redeemed = await redeemSignInLink(token, { now });
    if (redeemed.outcome !== "signed_in") throw new Error(redeemed.outcome);
    const member = (await findActor(redeemed.sessionToken, { now }))!;
    expect(member.role).toBe("admin");
    await removeMember(admin, member.id, { now });
    expect(await findActor(redeemed.sessionToken, { now })).toBeNull();
    expect(await invite()).toEqual({ outcome: "invited" });
    const again = await redeemSignInLink(tokenOf((await writeMails()).at(-1)!), { now });
    if (again.outcome !== "signed_in") throw new Error(again.outcome);
    expect(await findActor(again.sessionToken, { now })).toMatchObject({
      id: member.id,
      role: "organiser",
      hasPasskey: false,
    });
  });

  it("is found for mails by its id alone, and a sign-in link is no invitation", async () => {
    await invite();
    const { id } = (await listTeam(admin)).invitations[0]!;
    expect((await findMailedInvitations([id], { now })).size).toBe(1);
    expect((await findMailedSignInLinks([id], { now })).size).toBe(0);
  });
});

describe("the last admin", () => {
  const countAdmins = async () => {
    const { rows } = await pool.query<{ n: number }>(
      "select count(*)::int as n from organiser where role = 'admin' and removed_at is null",
    );
    return rows[0]!.n;
  };

  it("cannot be demoted or removed", async () => {
    const demotion = { id: admin.id, role: "organiser" };
    expect(await changeRole(admin, demotion, { now })).toEqual({ outcome: "last_admin" });
    expect(await removeMember(admin, admin.id, { now })).toEqual({ outcome: "last_admin" });
    expect(await countAdmins()).toBe(1);
  });

  it("is left when two demote each other at once, or both leave", async () => {
    for (let round = 0; round < 5; round += 1) {
      const other = (await signInAs("admin")).actor;
      const demote = (by: Actor, whom: Actor) =>
        changeRole(by, { id: whom.id, role: "organiser" }, { now }).catch(() => null);
      await Promise.all([demote(admin, other), demote(other, admin)]);
      expect(await countAdmins()).toBe(1);
      await pool.query("update organiser set role = 'admin'");
      const leave = (who: Actor) => removeMember(who, who.id, { now });
      const outcomes = (await Promise.all([leave(admin), leave(other)])).map((o) => o.outcome);
      expect(outcomes.sort()).toEqual(["done", "last_admin"]);
      await pool.query("update organiser set removed_at = null");
      await pool.query("delete from organiser where id = $1", [other.id]);
    }
  });

  it("is kept by the database itself, whatever the path", async () => {
    for (const sql of [
      "delete from organiser",
      "update organiser set role = 'organiser'",
      "update organiser set removed_at = now()",
    ]) {
      await expect(pool.query(sql)).rejects.toThrow("the last admin stays");
    }
  });

  it.each(["no-id", "", "'; drop table organiser; --"])("is not found as %j", async (id) => {
    expect(await removeMember(admin, id, { now })).toEqual({ outcome: "not_found" });
    expect(await changeRole(admin, { id, role: "admin" }, { now })).toEqual({
      outcome: "not_found",
    });
  });
});

describe("a role", () => {
  it("changes at once in every session, and only to one that exists", async () => {
    const organiser = await signInAs("organiser");
    const { id } = organiser.actor;
    expect(await changeRole(admin, { id, role: "owner" }, { now })).toEqual({
      outcome: "not_found",
    });
    expect(await changeRole(admin, { id, role: "admin" }, { now })).toEqual({ outcome: "done" });
    expect((await findActor(organiser.sessionToken, { now }))!.role).toBe("admin");
    const { rows } = await pool.query(
      "select details from audit_entry where action = 'organiser.role_changed' and subject_id = $1",
      [id],
    );
    expect(rows).toEqual([{ details: { before: "organiser", after: "admin" } }]);
  });
});
