import { afterEach, describe, expect, it } from "vitest";
import { pool } from "@/lib/db";
import { confirmSignature, disownSignature, findTallyDrift } from "@/lib/signing";
import { storyStart } from "../support/clock";
import { stranger } from "../support/people";
import {
  findRow,
  readCounts,
  requireRow,
  russian,
  submit,
  submitAndOpenMail,
} from "../support/signing";

const now = storyStart;

// Whatever a story did: the kept numbers are those of a full count.
afterEach(async () => {
  expect(await findTallyDrift()).toEqual({ statements: 0, versions: 0, campaigns: 0, signers: 0 });
});

async function signBoth() {
  const { email, name } = stranger();
  const tokens = [
    await submitAndOpenMail({ email, name }),
    await submitAndOpenMail({ email, name }, russian),
  ];
  return { email, tokens };
}

describe("the counts", () => {
  it("stay exact when one person's two confirmations meet, two hundred times", async () => {
    for (let person = 1; person <= 200; person += 1) {
      const { tokens } = await signBoth();
      await Promise.all(tokens.map((token) => confirmSignature(token, null, { now })));
      expect(await readCounts()).toEqual({ british: person, russian: person, total: person });
    }
  });

  it("stay exact when many people confirm at once, each several times", async () => {
    const people = await Promise.all(Array.from({ length: 25 }, signBoth));
    const presses = people.flatMap(({ tokens }) => [...tokens, ...tokens, ...tokens]);
    const outcomes = await Promise.all(
      presses.map((token) => confirmSignature(token, null, { now })),
    );
    expect(outcomes.every(({ outcome }) => outcome === "confirmed")).toBe(true);
    expect(await readCounts()).toEqual({ british: 25, russian: 25, total: 25 });
    const { rowCount } = await pool.query("select 1 from mail_message where purpose = 'thanks'");
    expect(rowCount).toBe(50);
  });

  it("count a signature whose owner confirms and disowns at once either wholly or not at all", async () => {
    for (let round = 0; round < 40; round += 1) {
      const { email, name } = stranger();
      const token = await submitAndOpenMail({ email, name });
      const before = (await readCounts()).british;
      const [confirmed, disowned] = await Promise.all([
        confirmSignature(token, null, { now }),
        disownSignature(token, { now }),
      ]);
      const isCounted = (await findRow(email))?.state === "confirmed";
      expect(confirmed.outcome === "confirmed").toBe(isCounted);
      expect(disowned.outcome === "disowned").toBe(!isCounted);
      expect((await readCounts()).british - before).toBe(isCounted ? 1 : 0);
    }
  });

  it("stay exact when somebody submits again while confirming", async () => {
    for (let round = 1; round <= 20; round += 1) {
      const { email, name } = stranger();
      const token = await submitAndOpenMail({ email, name });
      await Promise.all([
        confirmSignature(token, null, { now }),
        ...Array.from({ length: 5 }, () => submit({ email, name: "Mallory" })),
      ]);
      expect(await requireRow(email)).toMatchObject({ state: "confirmed", name });
      expect(await readCounts()).toEqual({ british: round, russian: 0, total: round });
    }
  });

  it("follow every way in which a signature begins or ceases to count", async () => {
    const { email, tokens } = await signBoth();
    for (const token of tokens) await confirmSignature(token, null, { now });
    const { id } = await requireRow(email);
    const change = (set: string) => pool.query(`update signature set ${set} where id = $1`, [id]);

    await change("quarantined = true");
    expect(await readCounts()).toEqual({ british: 0, russian: 1, total: 1 });
    await change("quarantined = false");
    expect(await readCounts()).toEqual({ british: 1, russian: 1, total: 1 });
    await change("state = 'withdrawn'");
    expect(await readCounts()).toEqual({ british: 0, russian: 1, total: 1 });
    await pool.query("update signature set state = 'invalidated' where id <> $1", [id]);
    expect(await readCounts()).toEqual({ british: 0, russian: 0, total: 0 });
    await change("state = 'confirmed'");
    expect(await readCounts()).toEqual({ british: 1, russian: 0, total: 1 });
    await pool.query("delete from signature");
    expect(await readCounts()).toEqual({ british: 0, russian: 0, total: 0 });
  });

  it("stay exact when one person withdraws both and confirms again at the same moment", async () => {
    for (let round = 0; round < 30; round += 1) {
      const { email, tokens } = await signBoth();
      for (const token of tokens) await confirmSignature(token, null, { now });
      const rows = [await requireRow(email), await requireRow(email, russian)];
      const set = (state: string) =>
        rows.map(({ id }) =>
          pool.query("update signature set state = $1 where id = $2", [state, id]),
        );
      await Promise.all([...set("withdrawn"), ...set("confirmed")]);
      expect(await findTallyDrift()).toEqual({
        statements: 0,
        versions: 0,
        campaigns: 0,
        signers: 0,
      });
    }
  });

  it("are undone with the transaction that changed them", async () => {
    const { tokens } = await signBoth();
    await confirmSignature(tokens[0]!, null, { now });
    const client = await pool.connect();
    await client.query("begin");
    await client.query("update signature set state = 'withdrawn' where state = 'confirmed'");
    await client.query("rollback");
    client.release();
    expect(await readCounts()).toEqual({ british: 1, russian: 0, total: 1 });
  });
});
