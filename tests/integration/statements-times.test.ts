import { beforeEach, describe, expect, it } from "vitest";
import type { Actor } from "@/lib/accounts/schema";
import { closeCampaign, reopenCampaign } from "@/lib/campaign";
import { pool } from "@/lib/db";
import { confirmSignature, signStatement } from "@/lib/signing";
import {
  archiveStatement,
  closeStatement,
  findStatement,
  keepStatementTimes,
  listCurrentStatements,
  listStatements,
  openStatement,
  setStatementTimes,
} from "@/lib/statements";
import { signInAs } from "../support/actors";
import { later, storyStart as now } from "../support/clock";
import { stranger } from "../support/people";
import { confirmTokenOf, fillForm, requireRow, submit } from "../support/signing";
import {
  listDeeds,
  openThirdStatement,
  publishAsItIs,
  requireRoom,
  writeStatement,
} from "../support/statements";

let admin: Actor;
beforeEach(async () => {
  admin = (await signInAs("admin")).actor;
});

const statusOf = async (slug: string) => (await requireRoom(admin, slug)).status;

function sign(slug: string, at = now) {
  return signStatement(fillForm(stranger()), { slug, locale: "en" }, { now: at });
}

describe("a statement", () => {
  it("is opened, closed and opened again by an admin", async () => {
    const { id } = await openThirdStatement(admin);
    expect(await openStatement(admin, { id }, { now })).toEqual({ outcome: "wrong_state" });
    const waiting = stranger();
    await submit(waiting, { slug: "bread" });

    expect(await closeStatement(admin, { id }, { now })).toEqual({ outcome: "done" });
    expect(await closeStatement(admin, { id }, { now })).toEqual({ outcome: "wrong_state" });
    expect(await sign("bread")).toMatchObject({ outcome: "closed" });
    // Who signed before it closed may still confirm.
    await confirmSignature(confirmTokenOf(await requireRow(waiting.email, "bread")), null, { now });
    expect((await findStatement("bread", "en"))!.count).toBe(1);

    expect(await openStatement(admin, { id }, { now: later({ days: 1 }) })).toEqual({
      outcome: "done",
    });
    expect(await sign("bread")).toMatchObject({ outcome: "awaiting_confirmation" });
    expect((await findStatement("bread", "en"))!.openedAt).toEqual(now);
    const deeds = (await listDeeds(id)).map(({ action }) => action);
    expect(deeds.filter((deed) => /opened|closed/.test(deed))).toEqual([
      "statement.closed",
      "statement.opened",
      "statement.opened",
    ]);
  });

  it("is archived once it is closed: read at its address, and on no page besides", async () => {
    const { id } = await openThirdStatement(admin);
    const archive = (wanted: boolean) => archiveStatement(admin, { id, archive: wanted }, { now });
    expect(await archive(true)).toEqual({ outcome: "wrong_state" });
    await closeStatement(admin, { id }, { now });
    expect(await archive(true)).toEqual({ outcome: "done" });
    const listed = async () => (await listCurrentStatements("en")).map(({ slug }) => slug);
    expect(await listed()).toEqual(["british", "russian"]);
    expect((await findStatement("bread", "en"))!.status).toBe("archived");
    expect((await listStatements("en")).map(({ slug }) => slug)).toContain("bread");
    expect(await openStatement(admin, { id }, { now })).toEqual({ outcome: "wrong_state" });
    expect(await archive(false)).toEqual({ outcome: "done" });
    expect(await listed()).toEqual(["british", "russian", "bread"]);
    expect(await statusOf("bread")).toBe("closed");
  });

  it("does not open without a published text, nor under a campaign that is closed", async () => {
    const { id } = await writeStatement(admin);
    expect(await openStatement(admin, { id }, { now })).toEqual({ outcome: "no_text" });
    await publishAsItIs(admin, "bread");
    await closeCampaign({ now });
    expect(await openStatement(admin, { id }, { now })).toEqual({ outcome: "campaign_closed" });
    const times = { opensAt: later({ days: 1 }), closesAt: null };
    expect(await setStatementTimes(admin, { id, times }, { now })).toEqual({
      outcome: "campaign_closed",
    });
    await reopenCampaign({ now });
    expect(await openStatement(admin, { id }, { now })).toEqual({ outcome: "done" });
  });

  it("says when it closed, and so does the log, where its campaign closed it", async () => {
    const { id } = await openThirdStatement(admin);
    const end = later({ days: 3 });
    await closeCampaign({ now: end });
    expect(await findStatement("bread", "en", { now: end })).toMatchObject({ closedAt: end });
    expect((await listDeeds(id)).at(-1)).toEqual({
      action: "statement.closed",
      actor: null,
      details: { statusBefore: "open", statusAfter: "closed" },
    });
  });

  it("never stays open when the campaign closes at the same moment", async () => {
    const { id } = await writeStatement(admin);
    await publishAsItIs(admin, "bread");
    for (let round = 0; round < 10; round += 1) {
      await Promise.all([openStatement(admin, { id }, { now }), closeCampaign({ now })]);
      const { rows } = await pool.query("select from statement where status = 'open'");
      expect(rows).toEqual([]);
      await reopenCampaign({ now });
      await pool.query("update statement set status = 'closed'");
    }
  });
});

/** What is read at a moment: the statement's state on its page and in the list, its sister's link. */
async function readAt(moment: Date) {
  const at = { now: moment };
  const listed = await listStatements("en", at);
  return [
    (await findStatement("bread", "en", at))?.status,
    listed.find(({ slug }) => slug === "bread")?.status,
    (await findStatement("british", "en", at))?.sister?.slug,
  ];
}

describe("a statement with times", () => {
  const plan = (id: string, opensAt: Date | null, closesAt: Date | null) =>
    setStatementTimes(admin, { id, times: { opensAt, closesAt } }, { now });

  it("opens and closes by itself, once, and says so in the log with nobody’s name", async () => {
    const { id } = await writeStatement(admin);
    await publishAsItIs(admin, "bread");
    const [morning, evening] = [later({ hours: 1 }), later({ hours: 9 })];
    expect(await plan(id, morning, evening)).toEqual({ outcome: "done" });
    expect(await keepStatementTimes({ now })).toEqual({ opened: 0, closed: 0 });
    const due = { now: later({ minutes: 1 }, morning) };
    const runs = await Promise.all([1, 2, 3].map(() => keepStatementTimes(due)));
    expect(runs.reduce((sum, { opened }) => sum + opened, 0)).toBe(1);
    expect(await requireRoom(admin, "bread")).toMatchObject({
      status: "open",
      openedAt: due.now,
      opensAt: null,
      closesAt: evening,
    });
    expect(await sign("bread", later({ hours: 2 }))).toMatchObject({
      outcome: "awaiting_confirmation",
    });
    // The form closes to the second, whenever the worker comes.
    expect(await sign("bread", later({ seconds: 1 }, evening))).toMatchObject({
      outcome: "closed",
    });
    // So do the pages and the API, and no other statement leads to it any more.
    await pool.query(
      `update statement set sister_id = $1, sister_notice = '{"en": "Also sign"}' where slug = 'british'`,
      [id],
    );
    expect(await readAt(later({ seconds: -1 }, evening))).toEqual(["open", "open", "bread"]);
    expect(await readAt(evening)).toEqual(["closed", "closed", undefined]);
    expect(await keepStatementTimes({ now: evening })).toEqual({ opened: 0, closed: 1 });
    expect(await keepStatementTimes({ now: evening })).toEqual({ opened: 0, closed: 0 });
    expect(await requireRoom(admin, "bread")).toMatchObject({ status: "closed", closesAt: null });
    const { rows } = await pool.query(
      "select action from audit_entry where subject_id = $1 and actor_id is null order by at",
      [id],
    );
    expect(rows.map(({ action }) => action)).toEqual(["statement.opened", "statement.closed"]);
  });

  it("waits while it cannot open, and opens as soon as it can", async () => {
    const { id } = await writeStatement(admin);
    await plan(id, later({ hours: 1 }), null);
    const due = { now: later({ hours: 2 }) };
    expect(await keepStatementTimes(due)).toEqual({ opened: 0, closed: 0 });
    await publishAsItIs(admin, "bread");
    expect(await keepStatementTimes(due)).toEqual({ opened: 1, closed: 0 });
  });

  it("does not open by itself once its campaign was closed, and the log says why", async () => {
    const { id } = await writeStatement(admin);
    await publishAsItIs(admin, "bread");
    await plan(id, later({ hours: 1 }), later({ hours: 9 }));
    await closeCampaign({ now });
    const due = { now: later({ hours: 2 }) };
    expect(await keepStatementTimes(due)).toEqual({ opened: 0, closed: 0 });
    await reopenCampaign({ now });
    expect(await keepStatementTimes(due)).toEqual({ opened: 0, closed: 0 });
    const room = await requireRoom(admin, "bread");
    expect(room).toMatchObject({ status: "draft", opensAt: null });
    const { rows } = await pool.query(
      `select details from audit_entry
       where subject_id = $1 and actor_id is null and action = 'statement.times_changed'`,
      [id],
    );
    const opensBefore = later({ hours: 1 }).toISOString();
    expect(rows).toEqual([{ details: { opensBefore, opensAfter: null } }]);
  });

  it("ends closed when both times passed while nobody looked, and tells of both", async () => {
    const { id } = await writeStatement(admin);
    await publishAsItIs(admin, "bread");
    await plan(id, later({ hours: 1 }), later({ hours: 2 }));
    const due = { now: later({ hours: 3 }) };
    const runs = await Promise.all([1, 2, 3].map(() => keepStatementTimes(due)));
    expect(runs.reduce((sum, { opened }) => sum + opened, 0)).toBe(1);
    expect(runs.reduce((sum, { closed }) => sum + closed, 0)).toBe(1);
    expect(await requireRoom(admin, "bread")).toMatchObject({
      status: "closed",
      opensAt: null,
      closesAt: null,
    });
    // Its page says when it was to be open, and not when somebody looked.
    expect(await findStatement("bread", "en", due)).toMatchObject({
      openedAt: later({ hours: 1 }),
      closedAt: later({ hours: 2 }),
    });
    expect(await sign("bread", due.now)).toMatchObject({ outcome: "closed" });
    const deeds = await listDeeds(id);
    expect(deeds.slice(-2)).toEqual([
      {
        action: "statement.opened",
        actor: null,
        details: { statusBefore: "draft", statusAfter: "open" },
      },
      {
        action: "statement.closed",
        actor: null,
        details: { statusBefore: "open", statusAfter: "closed" },
      },
    ]);
    expect((await pool.query("select from mail_message")).rowCount).toBe(0);
    expect(await keepStatementTimes({ now: later({ hours: 4 }) })).toEqual({
      opened: 0,
      closed: 0,
    });
  });

  it("stays a draft when nobody could have read it in its time", async () => {
    const { id } = await writeStatement(admin);
    await plan(id, later({ hours: 1 }), later({ hours: 2 }));
    await publishAsItIs(admin, "bread", later({ hours: 2, minutes: 1 }));
    expect(await keepStatementTimes({ now: later({ hours: 3 }) })).toEqual({
      opened: 0,
      closed: 0,
    });
    expect(await statusOf("bread")).toBe("draft");
  });

  it("forgets the times when it is opened or closed by hand", async () => {
    const { id } = await writeStatement(admin);
    await publishAsItIs(admin, "bread");
    await plan(id, later({ hours: 1 }), later({ hours: 2 }));
    await openStatement(admin, { id }, { now: later({ hours: 3 }) });
    expect(await requireRoom(admin, "bread")).toMatchObject({ opensAt: null, closesAt: null });
    expect(await keepStatementTimes({ now: later({ hours: 4 }) })).toEqual({
      opened: 0,
      closed: 0,
    });
    expect(await statusOf("bread")).toBe("open");
    const times = { opensAt: later({ days: 1 }), closesAt: null };
    expect(await setStatementTimes(admin, { id, times }, { now })).toEqual({
      outcome: "wrong_state",
    });
  });
});
