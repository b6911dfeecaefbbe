import { describe, expect, it } from "vitest";
import { pool } from "@/lib/db";
import { stranger } from "../support/people";
import { requireRow, submit } from "../support/signing";

const sealed = "sealed = '\\x00'";

/** What an update by any path, today's code or a hand at the console, must not be able to do. */
const refused: [string, "name" | "initials" | "handover" | "count", string][] = [
  ["a name for one who is only counted", "count", "name = 'Anna'"],
  ["a role for one who is only counted", "count", "role = 'poet'"],
  ["an organisation for one who is only counted", "count", "organisation = 'Press'"],
  ["a capacity for one who is only counted", "count", "capacity = 'personal'"],
  ["sealed details for one who is only counted", "count", sealed],
  ["a role beside initials", "initials", "role = 'poet'"],
  ["an organisation beside initials", "initials", "organisation = 'Press'"],
  ["words to search beside initials", "initials", "search_words = 'anna'"],
  ["a readable name for the hand-over", "handover", "name = 'Anna'"],
  ["a readable role for the hand-over", "handover", "role = 'poet'"],
  ["a hand-over without its details", "handover", "sealed = null"],
  ["a shown name that is missing", "name", "name = null"],
  ["a change to counting that leaves the name", "name", "visibility = 'count'"],
  ["a confirmation without a day", "name", "state = 'confirmed', expires_at = null"],
  ["a confirmation that goes on expiring", "name", "state = 'confirmed', confirmed_on = now()"],
  ["a pending signature without an end", "name", "expires_at = null"],
  ["a fingerprint of another length", "name", "email_fingerprint = '\\x00'"],
  ["a nonce that can be guessed", "name", "nonce = '\\x00'"],
  ["a name of 101 characters", "name", "name = repeat('x', 101)"],
  ["a country that is no code", "name", "country = 'gb'"],
  [
    "a version of another statement",
    "name",
    "version_id = (select v.id from statement_version v where v.statement_id <> signature.statement_id limit 1)",
  ],
];

describe("the database itself refuses", () => {
  it.each(refused)("%s", async (_, visibility, change) => {
    const { email, name } = stranger();
    await submit({ email, name, visibility });
    const { id } = await requireRow(email);
    const update = pool.query(`update signature set ${change} where id = $1`, [id]);
    await expect(update).rejects.toMatchObject({ code: expect.stringMatching(/^23/) });
  });

  it("a second signature of one person under one statement", async () => {
    const { email, name } = stranger();
    await submit({ email, name });
    const columns = (await pool.query("select * from signature")).fields
      .map((field) => field.name)
      .filter((column) => column !== "id");
    const copy = pool.query(
      `insert into signature (id, ${columns}) select gen_random_uuid(), ${columns} from signature`,
    );
    await expect(copy).rejects.toMatchObject({ code: "23505" });
  });

  it.each([
    ["a text whose hash is another's", "update statement_text set body = body || '.'"],
    ["a demand that the text does not end in", "update statement_text set demand = 'x'"],
    ["a statement that is its own sister", "update statement set sister_id = id"],
    ["a count below nothing", "update tally set count = -1"],
    ["a sent mail that keeps the address", "update mail_message set state = 'sent'"],
    ["an entry of the audit log that is changed", "update audit_entry set action = 'x'"],
    ["an entry of the audit log that is deleted", "delete from audit_entry"],
  ])("%s", async (_, change) => {
    await submit(stranger());
    await expect(pool.query(change)).rejects.toMatchObject({
      code: expect.stringMatching(/^23/),
    });
  });
});
