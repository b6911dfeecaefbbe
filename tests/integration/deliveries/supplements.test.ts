import { describe, expect, it } from "vitest";
import { pool } from "@/lib/db";
import { readFreshFacts } from "./read";
import { deliver, fileEnding, signAndConfirm, supplement } from "../../support/deliveries";
import { requireRow } from "../../support/signing";

const signers = ["Ada Fiction", "Ben Fiction", "Cem Fiction"].map((name, index) => ({
  name,
  email: `signer-${index}@example.org`,
}));

async function withdraw(email: string) {
  const { id } = await requireRow(email);
  await pool.query(
    `update signature set state = 'withdrawn', name = null, role = null, organisation = null,
       search_words = null, sealed = null where id = $1`,
    [id],
  );
}

describe("a supplement", () => {
  it("adds who came, and strikes by number who went, without naming them", async () => {
    for (const signer of signers) await signAndConfirm(signer);
    const first = await deliver({ formats: ["json", "csv"] });
    const before = readFreshFacts(first.files);
    const gone = before.signatories.find(({ name }) => name === "Ben Fiction")!;
    await withdraw("signer-1@example.org");
    await signAndConfirm({ name: "Dua Fiction", email: "signer-3@example.org" });

    const second = await supplement(first.delivery.id);
    const after = readFreshFacts(second.files);
    expect(after.signatories.map(({ name }) => name)).toEqual(["Dua Fiction"]);
    expect(after.signatories[0]!.number).toBe(before.last + 1);
    expect(after.struck).toEqual([gone.number]);
    const note = fileEnding(second.files, "strike-out.txt").toString();
    expect(note).toContain(`Strike no. ${gone.number}`);
    const everything = Object.values(second.files).join("\n");
    expect(everything).not.toContain("Ben Fiction");
    expect(second.delivery.sums).toMatchObject({ confirmed: 3, named: 3 });
  });

  it("strikes the old line and adds the new one when somebody changed their name", async () => {
    await signAndConfirm(signers[0]!);
    const first = await deliver({ formats: ["json"] });
    const { id } = await requireRow(signers[0]!.email);
    await pool.query("update signature set name = 'Ada Changed' where id = $1", [id]);
    const { signatories, struck } = readFreshFacts((await supplement(first.delivery.id)).files);
    expect(signatories.map(({ name }) => name)).toEqual(["Ada Changed"]);
    expect(struck).toEqual([readFreshFacts(first.files).signatories[0]!.number]);
  });

  it("goes on from an earlier supplement and strikes no number twice", async () => {
    for (const signer of signers) await signAndConfirm(signer);
    const first = await deliver({ formats: ["json"] });
    await withdraw("signer-0@example.org");
    const second = await supplement(first.delivery.id);
    await withdraw("signer-1@example.org");
    await signAndConfirm({ name: "Ada Returned", email: "signer-0@example.org" });
    const third = readFreshFacts((await supplement(first.delivery.id)).files);
    expect(readFreshFacts(second.files).struck).toHaveLength(1);
    expect(third.struck).toHaveLength(1);
    expect(third.struck).not.toEqual(readFreshFacts(second.files).struck);
    expect(third.signatories.map(({ name }) => name)).toEqual(["Ada Returned"]);
  });

  it("says so when nothing has changed", async () => {
    await signAndConfirm(signers[0]!);
    const first = await deliver({ formats: ["json"] });
    const second = await supplement(first.delivery.id);
    expect(readFreshFacts(second.files)).toMatchObject({ signatories: [], struck: [] });
    expect(fileEnding(second.files, "strike-out.txt").toString()).toContain(
      "No number is to be struck out.",
    );
  });
});
