import { beforeEach, describe, expect, it } from "vitest";
import type { Actor } from "@/lib/accounts/schema";
import { findFunnels } from "@/lib/campaign";
import { pool } from "@/lib/db";
import { signByForm } from "@/lib/forms";
import { confirmSignature, withdrawSignature } from "@/lib/signing";
import { signInAs } from "../support/actors";
import { later, storyStart as now } from "../support/clock";
import { stranger } from "../support/people";
import { british, confirmTokenOf, manageTokenOf, requireRow, russian } from "../support/signing";

let oscar: Actor;
beforeEach(async () => {
  // Numbers outlive what they count, also from one story to the next.
  for (const table of ["daily_count", "submission_source_count"]) {
    await pool.query(`delete from ${table}`);
  }
  oscar = (await signInAs("organiser")).actor;
});

/** Posts the form as a browser does whose page was reached from there. */
async function post(
  source: string | undefined,
  { slug = british, person = stranger(), at = now } = {},
) {
  const first = { ...person, visibility: "name", consent: "on", ...(source ? { source } : {}) };
  const fields = { first, repeated: new Set<string>(), files: new Set<string>(), tooMany: false };
  const outcome = await signByForm(fields, { slug, locale: "en", network: null }, { now: at });
  expect(outcome).toEqual({ outcome: "awaiting_confirmation" });
  return person;
}

const sourcesOf = async (slug = british, at = now) =>
  Object.fromEntries(
    (await findFunnels(oscar, { now: at }))[slug]!.sources.map(({ source, count }) => [
      source,
      count,
    ]),
  );

describe("where those come from who sign", () => {
  it("is counted by statement, the most first, and what nobody can read is unknown", async () => {
    for (const source of ["search", "messenger", "messenger", "messenger", "search", "own"]) {
      await post(source);
    }
    for (const odd of [undefined, "", "https://t.me/s/channel", "MESSENGER", "x".repeat(5_000)]) {
      await post(odd);
    }
    await post("mail", { slug: russian });
    const funnels = await findFunnels(oscar, { now });
    expect(funnels[british]!.sources).toEqual([
      { source: "unknown", count: 5 },
      { source: "messenger", count: 3 },
      { source: "search", count: 2 },
      { source: "own", count: 1 },
    ]);
    expect(funnels[russian]!.sources).toEqual([{ source: "mail", count: 1 }]);
  });

  it("adds up to what was submitted: not a repeated form, but one after a withdrawal", async () => {
    const anna = await post("social");
    await post("mail", { person: anna });
    await post("site");
    expect(await sourcesOf()).toEqual({ social: 1, site: 1 });
    await confirmSignature(confirmTokenOf(await requireRow(anna.email)), null, { now });
    await withdrawSignature(manageTokenOf(await requireRow(anna.email)), { now });
    await post("search", { person: anna, at: later({ hours: 1 }) });
    expect(await sourcesOf()).toEqual({ social: 1, site: 1, search: 1 });
    const [today] = (await findFunnels(oscar, { now }))[british]!.days.slice(-1);
    expect(today!.submitted).toBe(3);
  });

  it("counts each when a hundred arrive at once, and forgets none when signatures go", async () => {
    await Promise.all(Array.from({ length: 100 }, (_, n) => post(n % 2 ? "social" : "search")));
    await pool.query("delete from signature");
    expect(await sourcesOf()).toEqual({ search: 50, social: 50 });
    expect(await sourcesOf(british, later({ days: 29 }))).toEqual({ search: 50, social: 50 });
    expect(await sourcesOf(british, later({ days: 30 }))).toEqual({});
  });

  it("is tied to nobody: no row about a signature or a mail knows the word", async () => {
    await post("messenger");
    for (const table of ["signature", "signer_address", "mail_message"]) {
      const { rows } = await pool.query(`select t::text as line from ${table} t`);
      expect(rows.length).toBeGreaterThan(0);
      expect(JSON.stringify(rows)).not.toContain("messenger");
    }
    const { rows } = await pool.query("select payload::text from graphile_worker._private_jobs");
    expect(JSON.stringify(rows)).not.toContain("messenger");
  });
});
