import { randomUUID } from "node:crypto";
import { beforeEach, describe, expect, it } from "vitest";
import type { Actor } from "@/lib/accounts/schema";
import { pool } from "@/lib/db";
import { listSignatories } from "@/lib/signatories";
import { confirmSignature, findTallyDrift, judgeDetails } from "@/lib/signing";
import {
  addWatchedName,
  forgetNamesRead,
  isWatchedName,
  listWatchedNames,
  removeWatchedName,
} from "@/lib/watchlist";
import { storyStart } from "../support/clock";
import { stranger } from "../support/people";
import { british, confirmTokenOf, readCounts, requireRow, submit } from "../support/signing";

const now = storyStart;
const organiser: Actor = {
  id: randomUUID(),
  email: "o@example.org",
  name: null,
  role: "organiser",
  hasPasskey: false,
  hasSecondStep: false,
  passkeyVerifiedAt: null,
};
const plain = { role: null, organisation: null, capacity: null } as const;

beforeEach(() => {
  forgetNamesRead();
  return pool.query(
    `insert into organiser (id, email, role, created_at) values ($1, $2, 'organiser', $3)`,
    [organiser.id, organiser.email, now],
  );
});

/** A name of the built-in list, in each language in which it is there. */
async function namesOfANotable(): Promise<Record<string, string>> {
  const { rows } = await pool.query<{ name: Record<string, string> }>(
    `select name from notable where name ? 'ru' order by id limit 1`,
  );
  return rows[0]!.name;
}

async function confirmAs(name: string, visibility: "name" | "initials" = "name") {
  const { email } = stranger();
  await submit({ email, name, visibility });
  const outcome = await confirmSignature(confirmTokenOf(await requireRow(email)), null, { now });
  expect(outcome).toEqual({ outcome: "confirmed", statementSlug: british });
  return requireRow(email);
}

async function isListed(name: string): Promise<boolean> {
  const page = await listSignatories(british, { q: name });
  return page.signatories.some((each) => each.name === name);
}

describe("the impersonation alarm", () => {
  it("lets a notable's name wait for review, in any language and disguise, and counts it not", async () => {
    const { en, ru } = await namesOfANotable();
    for (const name of [en!, ru!, en!.toUpperCase(), en!.replace(/e/, "е").replace(/o/, "о")]) {
      const row = await confirmAs(name);
      expect(row, name).toMatchObject({ state: "confirmed", quarantined: true });
      expect(row.flags, name).toContain("impersonation");
      expect(await isListed(name)).toBe(false);
    }
    expect(await readCounts()).toEqual({ british: 0, russian: 0, total: 0 });
    expect(await findTallyDrift()).toEqual({
      statements: 0,
      versions: 0,
      campaigns: 0,
      signers: 0,
    });
  });

  it("counts it once an organiser has let it pass", async () => {
    const { en } = await namesOfANotable();
    const { id } = await confirmAs(en!);
    await pool.query("update signature set quarantined = false where id = $1", [id]);
    expect((await readCounts()).british).toBe(1);
  });

  it("leaves alone who is not shown by name, and everybody else's name", async () => {
    const { en } = await namesOfANotable();
    expect(await confirmAs(en!, "initials")).toMatchObject({ quarantined: false, flags: [] });
    expect(await confirmAs("Anna Example")).toMatchObject({ quarantined: false, flags: [] });
    expect((await readCounts()).british).toBe(2);
  });

  it("looks at what the owner corrected, not at what was typed", async () => {
    const { en } = await namesOfANotable();
    const { email } = stranger();
    await submit({ email, name: en });
    const corrections = { visibility: "name", name: "Anna Example" } as const;
    await confirmSignature(confirmTokenOf(await requireRow(email)), corrections, { now });
    expect(await requireRow(email)).toMatchObject({ quarantined: false, flags: [] });
  });

  it("keeps what is known of the sending whatever is corrected", async () => {
    const { email } = stranger();
    await submit({ email, name: "Anna Example" });
    await pool.query("update signature set quarantined = true, flags = '{velocity,no_letters}'");
    const corrections = { visibility: "count" } as const;
    await confirmSignature(confirmTokenOf(await requireRow(email)), corrections, { now });
    expect(await requireRow(email)).toMatchObject({ quarantined: true, flags: ["velocity"] });
  });
});

describe("an edit", () => {
  const shown = (name: string) => ({ ...plain, visibility: "name" as const, name });

  it("raises the alarm for another name, and none for one that an organiser let pass", async () => {
    const { en } = await namesOfANotable();
    const passed = { flags: ["impersonation"], quarantined: false };
    expect(await judgeDetails(shown(en!), passed, shown("Anna Example"))).toEqual({
      flags: ["impersonation"],
      quarantined: true,
    });
    expect(await judgeDetails(shown(en!), passed, shown(en!))).toMatchObject({
      quarantined: false,
    });
  });

  it("ends a quarantine that was for the name, and no other", async () => {
    const judge = (flags: string[]) =>
      judgeDetails(shown("Anna Example"), { flags, quarantined: true }, shown("Other Name"));
    expect(await judge(["impersonation"])).toEqual({ flags: [], quarantined: false });
    expect(await judge(["impersonation", "velocity"])).toEqual({
      flags: ["velocity"],
      quarantined: true,
    });
    expect(await judge([])).toMatchObject({ quarantined: true });
  });
});

describe("the watch-list", () => {
  it("is kept by organisers, each name once, with a line in the audit log without the name", async () => {
    const added = await addWatchedName(organiser, " Vera  Exemplar ", { now });
    expect(added.outcome).toBe("watched");
    expect(await addWatchedName(organiser, "EXEMPLAR Véra", { now })).toEqual({
      outcome: "watched_already",
    });
    expect(await listWatchedNames(organiser)).toMatchObject([{ name: "Vera Exemplar" }]);
    expect(await isWatchedName("Exemplar Vera")).toBe(true);
    const id = added.outcome === "watched" ? added.id : "";
    expect(await removeWatchedName(organiser, id, { now })).toEqual({ outcome: "removed" });
    expect(await removeWatchedName(organiser, "no-such", { now })).toEqual({
      outcome: "unknown_name",
    });
    expect(await isWatchedName("Exemplar Vera")).toBe(false);
    const { rows } = await pool.query("select action, details::text from audit_entry");
    expect(rows).toEqual(
      expect.arrayContaining([
        { action: "watched_name.added", details: "{}" },
        { action: "watched_name.removed", details: "{}" },
      ]),
    );
  });

  it.each([
    ["", "required"],
    [undefined, "required"],
    [7, "required"],
    ["x".repeat(101), "too_long"],
    ["***", "not_text"],
    ["a\u202eb", "not_text"],
  ])("takes no %j: %s", async (typed, code) => {
    expect(await addWatchedName(organiser, typed, { now })).toEqual({ outcome: "invalid", code });
  });

  it("is nobody else's", async () => {
    const nobody = { ...organiser, role: "visitor" } as unknown as Actor;
    await expect(addWatchedName(nobody, "Anna", { now })).rejects.toThrow("not permitted");
    await expect(removeWatchedName(nobody, "id", { now })).rejects.toThrow("not permitted");
    await expect(listWatchedNames(nobody)).rejects.toThrow("not permitted");
  });
});
