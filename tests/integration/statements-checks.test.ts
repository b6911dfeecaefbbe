import { beforeEach, describe, expect, it } from "vitest";
import { pool } from "@/lib/db";
import { signInAs } from "../support/actors";
import { writeStatement } from "../support/statements";

beforeEach(async () => {
  await writeStatement((await signInAs("organiser")).actor);
});

describe("the database itself", () => {
  const change = (statement: string) => pool.query(statement);

  it.each([
    ["another title", "update statement_text set title = 'x'"],
    ["another kind", "update statement_text set kind = 'translation'"],
    ["another language", "update statement_text set locale = 'de'"],
    ["no demand", "update statement_text set demand = null where demand is not null"],
    ["a text taken away", "delete from statement_text"],
    ["a version taken back", "update statement_version set published_at = null"],
    ["a version with another number", "update statement_version set number = number + 7"],
    ["a version taken away", "delete from statement_version"],
    ["another address", "update statement set slug = slug || '-2'"],
    ["another original", "update statement set original_locale = 'de'"],
    ["an address that is none", "update statement set slug = 'A B' where slug = 'bread'"],
    ["a goal out of reach", "update statement set goal = 10000001"],
    ["an opening of what is open", "update statement set opens_at = now()"],
    [
      "an opening after the closing",
      "update statement set opens_at = now(), closes_at = now() - interval '1 day' where slug = 'bread'",
    ],
    [
      "a statement to be read without a text",
      "update statement set status = 'open' where slug = 'bread'",
    ],
    [
      "a second draft",
      `insert into statement_version (id, statement_id, number)
       select gen_random_uuid(), id, 9 from statement where slug = 'bread'`,
    ],
    [
      "a second original",
      `update statement_text set kind = 'original' where version_id in (
         select v.id from statement_version v where v.published_at is null)`,
    ],
  ])("refuses %s", async (_, statement) => {
    await expect(change(statement)).rejects.toMatchObject({
      code: expect.stringMatching(/^23/),
    });
  });

  it("allows a text’s mark to change, and everything about a draft", async () => {
    await change("update statement_text set status = 'final'");
    const drafts =
      "where version_id in (select id from statement_version where published_at is null)";
    await change(`update statement_text set title = 'x' ${drafts}`);
    await change(`delete from statement_text ${drafts}`);
  });
});
