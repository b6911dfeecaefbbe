import { parse } from "csv-parse/sync";
import { beforeEach, describe, expect, it } from "vitest";
import { exportAudit, listAudit, recordAudit } from "@/lib/audit";
import type { Actor } from "@/lib/accounts/schema";
import { pool } from "@/lib/db";
import { signInAs } from "../support/actors";
import { later, storyStart as now } from "../support/clock";

let admin: Actor;
/** The log only grows, also from test to test: each looks at what its own admin did. */
beforeEach(async () => {
  admin = (await signInAs("admin", { name: "=HYPERLINK(1)" })).actor;
});

async function act(times: number, at = now): Promise<void> {
  for (let n = 0; n < times; n += 1) {
    const details = { turn: n };
    await recordAudit({ actorId: admin.id, action: "organiser.renamed", details, at });
  }
}

const filter = () => ({ actor: admin.id });

describe("the audit log", () => {
  it("is read page by page, every line once, also those of one moment", async () => {
    await act(120);
    const turns: unknown[] = [];
    let after: string | null = null;
    do {
      const page = await listAudit(admin, filter(), after);
      turns.push(...page.lines.map(({ details }) => details.turn));
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
    const rows = parse(csv, { bom: true, columns: true }) as { actor: string; action: string }[];
    expect(rows.filter(({ action }) => action === "organiser.renamed")).toHaveLength(3);
    expect(rows.some(({ action }) => action === "audit.exported")).toBe(true);
    expect(rows.every(({ actor }) => actor.startsWith("'="))).toBe(true);
  });

  it("can be neither changed nor emptied", async () => {
    await act(1);
    for (const sql of ["delete from audit_entry", "update audit_entry set at = now()"]) {
      await expect(pool.query(sql)).rejects.toThrow("append only");
    }
  });
});
