import { randomUUID } from "node:crypto";
import pg from "pg";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { pool } from "@/lib/db";
import { confirmSignature } from "@/lib/signing";
import { forgetNamesRead, isWatchedName } from "@/lib/watchlist";
import { freshForMs } from "@/lib/watchlist/watch";
import { storyStart as now } from "../support/clock";
import { stranger } from "../support/people";
import { submitAndOpenMail, requireRow } from "../support/signing";

const name = "Mildred Samplewright";

/** The moments by which the names grow old; real ones, which a story moves on. */
let quiet = 0;

beforeEach(async () => {
  forgetNamesRead();
  quiet = 0;
  const clock = performance.now.bind(performance);
  vi.spyOn(performance, "now").mockImplementation(() => clock() + quiet);
  expect(await isWatchedName(name)).toBe(false);
});

afterEach(async () => {
  vi.restoreAllMocks();
  forgetNamesRead();
  await pool.query("delete from watched_name");
});

/** As an import or another process does it: nobody tells this one. */
async function addElsewhere(): Promise<void> {
  await pool.query(
    `insert into notable (id, statement_id, category_id, position, name, source, source_note, stage)
     select $1, statement_id, id, 9000, json_build_object('en', $2::text), 'import', 'test', 'evidence'
     from category order by id limit 1`,
    [randomUUID(), name],
  );
}

function countReadings() {
  const queries = vi.spyOn(pg.Pool.prototype, "query");
  return () =>
    queries.mock.calls.filter(
      ([query]) => (query as unknown as { name?: string }).name === "names-to-watch",
    ).length;
}

describe("a name that was imported in a quiet spell", () => {
  it("is known to the first who confirms after it", async () => {
    await addElsewhere();
    quiet = 30 * 60_000;
    const { email } = stranger();
    await confirmSignature(await submitAndOpenMail({ email, name }), null, { now });
    expect(await requireRow(email)).toMatchObject({
      quarantined: true,
      flags: ["impersonation"],
    });
  });

  it("is asked for once, whoever waits, and not again while it is fresh", async () => {
    await addElsewhere();
    quiet = freshForMs + 1;
    const readings = countReadings();
    const answers = await Promise.all(Array.from({ length: 50 }, () => isWatchedName(name)));
    expect(answers).toEqual(Array(50).fill(true));
    expect(await isWatchedName(name)).toBe(true);
    expect(readings()).toBe(1);
  });

  it("is not known, and nobody fails, while it cannot be read", async () => {
    await addElsewhere();
    quiet = freshForMs + 1;
    const failing = vi.spyOn(pg.Pool.prototype, "query");
    failing.mockImplementation(() => Promise.reject(new Error("the database is away")));
    expect(await isWatchedName(name)).toBe(false);
    failing.mockRestore();
    quiet += freshForMs + 1;
    expect(await isWatchedName(name)).toBe(true);
  });
});
