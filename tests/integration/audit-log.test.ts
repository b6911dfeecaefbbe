import { parse } from "csv-parse/sync";
import { randomUUID } from "node:crypto";
import { beforeEach, describe, expect, it } from "vitest";
import { exportAudit, listAudit, recordAudit } from "@/lib/audit";
import type { AuditAction } from "@/lib/audit/schema";
import type { Actor } from "@/lib/accounts/schema";
import { pool } from "@/lib/db";
import { signInAs } from "../support/actors";
import { later, storyStart as now } from "../support/clock";
import { stranger } from "../support/people";
import { requireRow, submit } from "../support/signing";

let admin: Actor;
/** The log only grows, also from test to test: each looks at what its own admin did. */
beforeEach(async () => {
  admin = (await signInAs("admin", { name: "=HYPERLINK(1)" })).actor;
});

async function act(times: number, at = now): Promise<void> {
  for (let n = 0; n < times; n += 1) {
    const details = { version: n };
    await recordAudit({ actorId: admin.id, action: "organiser.renamed", details, at });
  }
}

const filter = () => ({ actor: admin.id });

/** A statement, its category, an update and a signature, and what the log calls them. */
async function listSubjects(deeds: [AuditAction, string][]) {
  for (const [action, subjectId] of deeds) {
    await recordAudit({ actorId: admin.id, action, subjectId, at: now });
  }
  const { lines } = await listAudit(admin, filter(), null);
  return Object.fromEntries(lines.map(({ action, subject }) => [action, subject]));
}

describe("deeds of one moment", () => {
  it("are told as they were written, the last first", async () => {
    await act(30);
    const { lines } = await listAudit(admin, filter(), null);
    const told = lines.flatMap(({ action, details }) =>
      action === "organiser.renamed" ? [(details as { version: number }).version] : [],
    );
    expect(told).toEqual(Array.from({ length: 30 }, (_, n) => 29 - n));
  });
});

describe("what a deed was done to", () => {
  it("has the name that it has now, unless that is a signer’s", async () => {
    const { email } = stranger();
    await submit({ email, name: "Nadia Nameless" });
    const { id: signature } = await requireRow(email);
    const idOf = async (sql: string) => (await pool.query(sql)).rows[0].id as string;
    const statement = await idOf("select id from statement where slug = 'british'");
    const subjects = await listSubjects([
      ["statement.published", statement],
      ["notable_category.renamed", await idOf("select id from category limit 1")],
      ["update.published", await idOf("select id from update limit 1")],
      ["signature.flagged", signature],
      ["notable.published", await idOf("select id from notable limit 1")],
      ["organiser.role_changed", admin.id],
    ]);
    expect(subjects["statement.published"]).toMatchObject({
      kind: "statement",
      isThere: true,
      names: { en: expect.stringContaining("Kagarlitsky") },
      place: "british",
    });
    expect(subjects["notable_category.renamed"]).toMatchObject({ place: expect.any(String) });
    expect(subjects["update.published"]!.names).toHaveProperty("ru");
    expect(subjects["organiser.role_changed"]).toMatchObject({ names: "=HYPERLINK(1)" });
    for (const action of ["signature.flagged", "notable.published"]) {
      expect(subjects[action]).toMatchObject({ isThere: true, names: null });
    }
    expect(JSON.stringify(subjects)).not.toContain("Nameless");
  });

  it("is still a line when it is gone, or never had an id of ours", async () => {
    const subjects = await listSubjects([
      ["statement.deleted", randomUUID()],
      ["photograph.changed", `${"a".repeat(64)}.png`],
      ["update.deleted", "not an id"],
    ]);
    expect(subjects["statement.deleted"]).toMatchObject({ isThere: false, names: null });
    expect(subjects["photograph.changed"]).toBeNull();
    expect(subjects["update.deleted"]).toBeNull();
  });
});

describe("the audit log", () => {
  it("takes no detail that nobody could read in it", async () => {
    const record = { actorId: admin.id, action: "organiser.renamed", at: now } as const;
    const details = { version: 1, secret: "x" };
    await expect(recordAudit({ ...record, details })).rejects.toThrow("secret");
  });

  it("is read page by page, every line once, also those of one moment", async () => {
    await act(120);
    const turns: unknown[] = [];
    let after: string | null = null;
    do {
      const page = await listAudit(admin, filter(), after);
      turns.push(...page.lines.map(({ details }) => details.version));
      after = page.next;
    } while (after && turns.length < 500);
    expect(turns).toHaveLength(120);
    expect(new Set(turns).size).toBe(120);
  });

  it("is narrowed down by deed and by whole days", async () => {
    await act(1, later({ days: -1 }));
    await act(1, new Date("2026-11-22T23:59:59.999Z"));
    await act(1, new Date("2026-11-23T00:00:00.000Z"));
    const day = { ...filter(), from: "2026-11-22", to: "2026-11-22" };
    expect((await listAudit(admin, day, null)).lines).toHaveLength(1);
    const other = { ...filter(), action: "organiser.signed_in" } as const;
    expect((await listAudit(admin, other, null)).lines).toEqual([]);
  });

  it.each(["", "x", "MjAyNi0xMS0yMg", "'; drop table audit_entry; --"])(
    "begins at the newest line for the cursor %j",
    async (cursor) => {
      await act(2);
      expect((await listAudit(admin, filter(), cursor)).lines).toHaveLength(2);
    },
  );

  it("is exported whole, with cells that no spreadsheet runs, and keeps that it was", async () => {
    await act(3);
    let csv = "";
    for await (const piece of await exportAudit(admin, filter(), { now })) csv += piece;
    const rows = parse(csv, { bom: true, columns: true }) as Record<string, string>[];
    expect(rows.filter(({ action }) => action === "organiser.renamed")).toHaveLength(3);
    expect(rows.some(({ action }) => action === "audit.exported")).toBe(true);
    expect(rows.every(({ actor }) => actor!.startsWith("'="))).toBe(true);
    expect(new Set(rows.map((row) => row.actor_id))).toEqual(new Set([admin.id]));
    expect(new Set(rows.map((row) => row.actor_address))).toEqual(new Set([admin.email]));
  });

  it("can be neither changed nor emptied", async () => {
    await act(1);
    for (const sql of ["delete from audit_entry", "update audit_entry set at = now()"]) {
      await expect(pool.query(sql)).rejects.toThrow("append only");
    }
  });
});
