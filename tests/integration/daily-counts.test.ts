import { beforeEach, describe, expect, it } from "vitest";
import type { Actor } from "@/lib/accounts/schema";
import { pool } from "@/lib/db";
import { undoActs } from "@/lib/moderation";
import { confirmSignature } from "@/lib/signing";
import { buildSubmission, cast } from "@/prisma/seed/builders";
import { signInAs } from "../support/actors";
import { later } from "../support/clock";
import { moderate, signAndConfirm } from "../support/moderation";
import { stranger } from "../support/people";
import { findRow, submitAndOpenMail } from "../support/signing";

let oscar: Actor;

beforeEach(async () => {
  oscar = (await signInAs("organiser")).actor;
});

describe("the funnel's daily counts", () => {
  const counts = async () => {
    const { rows } = await pool.query(
      "select day::text, kind, sum(count)::int as count from daily_count group by 1, 2 order by 1, 2",
    );
    return rows.map(({ day, kind, count }) => `${day} ${kind} ${count}`);
  };

  it("keep what was submitted and confirmed on a day, also when rows are gone", async () => {
    const tokens = [];
    for (let n = 0; n < 3; n += 1) tokens.push(await submitAndOpenMail(stranger()));
    await confirmSignature(tokens[0]!, null, { now: later({ days: 1 }) });
    await pool.query("delete from signature");
    expect(await counts()).toEqual(["2026-11-22 submitted 3", "2026-11-23 confirmed 1"]);
  });

  it("count no step twice: not a repeated form, nor what an organiser took back", async () => {
    const anna = await signAndConfirm(cast.anna);
    await submitAndOpenMail({ ...buildSubmission(cast.ivan) });
    await submitAndOpenMail({ ...buildSubmission(cast.ivan) });
    const { actIds } = await moderate(oscar, [anna], "invalidate");
    await undoActs(oscar, actIds, { now: later({ minutes: 1 }) });
    expect(await counts()).toEqual(["2026-11-22 submitted 2", "2026-11-22 confirmed 1"]);
    expect(await findRow(cast.ivan.email)).toBeDefined();
  });
});
