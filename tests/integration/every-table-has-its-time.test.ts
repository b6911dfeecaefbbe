import { randomUUID } from "node:crypto";
import { describe, expect, it } from "vitest";
import { pool } from "@/lib/db";
import { eraseAddress, findKept } from "@/lib/privacy";
import { retentionRules } from "@/lib/privacy/retention-rules";
import { later, storyStart as now } from "../support/clock";
import { forget } from "../support/retention";

/** Why rows of a table that no rule names may stay. */
const reasons: Record<string, string> = {
  campaign: "the campaign's own, published",
  campaign_page: "the campaign's own, published",
  platform_mark: "moments and sums, of nobody",
  update: "the campaign's own, published",
  statement: "the campaign's own, published",
  statement_version: "the campaign's own, published",
  statement_text: "the campaign's own, published",
  category: "the campaign's own, published",
  campaign_image: "two at most; gone when the photograph is removed",
  tally: "numbers",
  version_tally: "numbers",
  campaign_tally: "numbers",
  daily_count: "numbers",
  submission_source_count: "numbers",
  mail_fate_count: "numbers",
  mailing_count: "numbers",
  campaign_signer: "goes with the person's last counted signature, by triggers",
  moderation_act: "goes with the signature or its withdrawal",
  signature_change: "goes with the signature",
  notable_evidence: "goes with the entry",
  notable_invitation: "goes with the entry",
  notable_told_apart: "goes with the entry or the signature",
  notable_removal: "keyed hashes, for good at the person's wish",
  watched_name: "until an organiser takes the name off",
  mail_gate: "one row, of the provider",
  organiser: "until the team's page ends it; then without address",
  passkey: "goes with the account",
  recovery_code: "goes with the account",
  delivery: "the ledger: what was handed to whom and why",
  delivery_item: "numbers and ids; the line is emptied when its name goes",
  delivery_strike: "numbers",
  delivery_habit: "goes with the account",
  audit_entry: "verbs and ids, append only",
  worker_heartbeat: "goes when its worker ends",
};

describe("every table", () => {
  it("has a rule of how long its rows stay, or a reason why they may", async () => {
    const { rows } = await pool.query<{ name: string }>(
      `select table_name as name from information_schema.tables
       where table_schema = 'public' and table_type = 'BASE TABLE'
         and table_name <> '_prisma_migrations'`,
    );
    const ruled = new Set(retentionRules.map(({ table }) => table.replaceAll('"', "")));
    const names = rows.map(({ name }) => name);
    const unruled = names.filter((name) => !ruled.has(name) && !(name in reasons));
    expect(unruled, "add a rule, or say why not").toEqual([]);
    const stale = Object.keys(reasons).filter((name) => ruled.has(name) || !names.includes(name));
    expect(stale).toEqual([]);
  });
});

describe("an invitation to the team", () => {
  async function invite(email: string, column: "accepted_at" | "revoked_at" | null) {
    await pool.query(
      `insert into invitation (id, email, role, locale, nonce, created_at, expires_at, accepted_at, revoked_at)
       values ($1, $2, 'organiser', 'en', '\\x00112233445566778899aabbccddeeff', $3, $4, $5, $6)`,
      [
        randomUUID(),
        email,
        now,
        later({ days: 7 }),
        column === "accepted_at" ? later({ days: 1 }) : null,
        column === "revoked_at" ? later({ days: 1 }) : null,
      ],
    );
  }

  it("is forgotten thirty days after it has served, was revoked or had expired", async () => {
    await invite("accepted@example.org", "accepted_at");
    await invite("revoked@example.org", "revoked_at");
    await invite("never@example.org", null);
    expect(await forget(later({ days: 30 }))).toEqual({});
    expect(await forget(later({ days: 31 }))).toEqual({ team_invitations: 2 });
    expect(await forget(later({ days: 36 }))).toEqual({});
    expect(await forget(later({ days: 37 }))).toEqual({ team_invitations: 1 });
  });

  it("is found, and goes, when its address asks to be erased", async () => {
    await invite("Invited@example.org", null);
    await invite("other@example.org", null);
    expect(await findKept("invited@example.org")).toMatchObject({ invitations: 1 });
    await eraseAddress("invited@example.org", { now });
    expect(await findKept("invited@example.org")).toMatchObject({ invitations: 0 });
    expect((await pool.query("select email from invitation")).rows).toEqual([
      { email: "other@example.org" },
    ]);
  });
});

describe("a job that was given up", () => {
  it("goes after a week with the address that it carries; one that waits stays", async () => {
    const add = () =>
      pool.query(
        `select graphile_worker.add_job('send_sign_in_link', '{"sealed": "x"}', run_at => $1, max_attempts => 5)`,
        [now],
      );
    await add();
    await pool.query("update graphile_worker._private_jobs set attempts = 5");
    await add();
    expect(await forget(later({ days: 6 }))).toEqual({});
    expect(await forget(later({ days: 7 }))).toEqual({ failed_jobs: 1 });
    const { rows } = await pool.query("select attempts from graphile_worker._private_jobs");
    expect(rows).toEqual([{ attempts: 0 }]);
  });
});
