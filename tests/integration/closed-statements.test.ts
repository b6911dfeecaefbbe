import { beforeEach, describe, expect, it } from "vitest";
import type { Actor } from "@/lib/accounts/schema";
import { pool } from "@/lib/db";
import {
  archiveStatement,
  closeStatement,
  findStatement,
  listCurrentStatements,
  openStatement,
} from "@/lib/statements";
import { signInAs } from "../support/actors";
import { later, storyStart as now } from "../support/clock";
import { openThirdStatement } from "../support/statements";

let admin: Actor;
beforeEach(async () => {
  admin = (await signInAs("admin")).actor;
});

describe("a closed statement", () => {
  const card = async (at = now) =>
    (await listCurrentStatements("en", { now: at })).find(({ slug }) => slug === "bread");

  it("knows when it was closed, until it is opened again", async () => {
    const { id } = await openThirdStatement(admin);
    expect(await card()).toMatchObject({ status: "open", closedAt: null });
    await closeStatement(admin, { id }, { now: later({ days: 1 }) });
    expect(await card()).toMatchObject({ status: "closed", closedAt: later({ days: 1 }) });
    await archiveStatement(admin, { id, archive: true }, { now: later({ days: 2 }) });
    expect(await card()).toBeUndefined();
    expect(await findStatement("bread", "en")).toMatchObject({ closedAt: later({ days: 1 }) });
    await archiveStatement(admin, { id, archive: false }, { now: later({ days: 3 }) });
    await openStatement(admin, { id }, { now: later({ days: 3 }) });
    expect(await card()).toMatchObject({ status: "open", closedAt: null });
  });

  it("closed at the moment that was set, though the worker came later", async () => {
    const { id } = await openThirdStatement(admin);
    const closesAt = later({ days: 1 });
    await pool.query("update statement set closes_at = $2 where id = $1", [id, closesAt]);
    expect(await card(later({ days: 2 }))).toMatchObject({ status: "closed", closedAt: closesAt });
    await closeStatement(admin, { id }, { now: later({ days: 2 }) });
    expect(await card(later({ days: 2 }))).toMatchObject({ closedAt: closesAt });
  });
});
