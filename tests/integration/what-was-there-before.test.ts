import { beforeEach, describe, expect, it } from "vitest";
import type { Actor } from "@/lib/accounts/schema";
import { pool } from "@/lib/db";
import { readMigrations } from "@/lib/db/migrations";
import {
  archiveStatement,
  checkTranslation,
  closeStatement,
  findStatement,
  openStatement,
} from "@/lib/statements";
import { signInAs } from "../support/actors";
import { later, storyStart as now } from "../support/clock";
import { firstWords, openThirdStatement, publishWords } from "../support/statements";

// What migrations make of rows as earlier versions of the platform left them.

let admin: Actor;
beforeEach(async () => {
  admin = (await signInAs("admin")).actor;
});

async function migrateAgain(name: string): Promise<void> {
  const migration = (await readMigrations()).find((each) => each.name.endsWith(`_${name}`));
  await pool.query(migration!.sql);
}

describe("a closing day that the log does not tell", () => {
  const end = later({ days: 5 });
  /** As a campaign closed its statements when it left no word of them in the log. */
  async function closeSilently(closedAt: Date | null) {
    await pool.query("update campaign set closed_at = $1", [end]);
    await pool.query(
      "update statement set status = 'closed', closed_at = $1 where slug = 'bread'",
      [closedAt],
    );
    await migrateAgain("closing_days_again");
  }
  const closedAt = async () => (await findStatement("bread", "en"))!.closedAt;

  it("is the campaign's", async () => {
    const { id } = await openThirdStatement(admin);
    await closeSilently(null);
    expect(await closedAt()).toEqual(end);
    await archiveStatement(admin, { id, archive: true }, { now: later({ days: 6 }) });
    await closeSilently(null);
    expect(await closedAt()).toEqual(end);
  });

  it("is not an earlier one, after which it was opened again", async () => {
    const { id } = await openThirdStatement(admin);
    await closeStatement(admin, { id }, { now: later({ days: 1 }) });
    await openStatement(admin, { id }, { now: later({ days: 2 }) });
    await closeSilently(later({ days: 1 }));
    expect(await closedAt()).toEqual(end);
  });

  it("stays where the log tells it", async () => {
    const { id } = await openThirdStatement(admin);
    await closeStatement(admin, { id }, { now: later({ days: 1 }) });
    await closeSilently(later({ days: 1 }));
    expect(await closedAt()).toEqual(later({ days: 1 }));
  });
});

describe("a translation that stayed through several versions", () => {
  const english = (title: string) => ({ ...firstWords, en: { ...firstWords.en, title } });

  async function followsOf(id: string): Promise<(number | null)[]> {
    const { rows } = await pool.query<{ follows: number | null }>(
      `select follows from statement_text t join statement_version v on v.id = version_id
       where statement_id = $1 and locale = 'ru' order by number`,
      [id],
    );
    return rows.map(({ follows }) => follows);
  }
  /** As a look one version back left it: known only where the original had just changed. */
  async function lookOneBack(id: string, known: Record<number, number>) {
    await pool.query(
      `update statement_text t set follows = ($2::jsonb ->> v.number::text)::integer
       from statement_version v where v.id = version_id and statement_id = $1 and locale = 'ru'`,
      [id, JSON.stringify(known)],
    );
    await migrateAgain("translations_follow_again");
  }

  it("follows the original beside which its words began", async () => {
    const { id } = await openThirdStatement(admin);
    await publishWords(admin, "bread", english("Bread, please"));
    await publishWords(admin, "bread", english("Bread at once"));
    const longer = { ...firstWords.ru, title: "Хлеба библиотеке" };
    await publishWords(admin, "bread", { ...english("Bread at once"), ru: longer });
    await publishWords(admin, "bread", { ...english("Bread"), ru: longer });
    const right = [null, 1, 1, null, 4];
    expect(await followsOf(id)).toEqual(right);
    await lookOneBack(id, { 2: 1, 3: 2, 5: 4 });
    expect(await followsOf(id)).toEqual(right);
  });

  it("is known to follow also where the latest version changed something else", async () => {
    const { id } = await openThirdStatement(admin);
    await publishWords(admin, "bread", english("Bread, please"));
    await pool.query(
      `insert into statement_version (id, statement_id, number)
       select gen_random_uuid(), $1, 3`,
      [id],
    );
    await pool.query(
      `insert into statement_text (version_id, locale, title, body, demand, kind, status, sha256)
       select (select id from statement_version where statement_id = $1 and number = 3),
         locale, title, body, null, kind, t.status, sha256
       from statement_text t join statement_version v on v.id = version_id
       where v.statement_id = $1 and v.number = 2`,
      [id],
    );
    await pool.query(
      "update statement_version set published_at = $2 where statement_id = $1 and number = 3",
      [id, later({ days: 1 })],
    );
    await lookOneBack(id, { 2: 1 });
    expect(await followsOf(id)).toEqual([null, 1, 1]);
  });

  it("fits where somebody has said so", async () => {
    const { id } = await openThirdStatement(admin);
    await publishWords(admin, "bread", english("Bread, please"));
    await checkTranslation(admin, { id, locale: "ru", number: 2 }, { now });
    await publishWords(admin, "bread", english("Bread at once"));
    await lookOneBack(id, { 3: 2 });
    expect(await followsOf(id)).toEqual([null, null, 2]);
  });
});
