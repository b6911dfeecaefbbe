import { describe, expect, it } from "vitest";
import { pool } from "@/lib/db";
import { confirmSignature } from "@/lib/signing";
import { listNewestSignatories, listNotables, listSignatories } from "@/lib/signatories";
import { later, storyStart } from "../support/clock";
import { stranger } from "../support/people";
import { requireRow, submitAndOpenMail, type Filled } from "../support/signing";

async function signAndConfirm(filled: Filled, now = storyStart) {
  const token = await submitAndOpenMail(filled, "british", now);
  await confirmSignature(token, null, { now });
}

describe("the public list", () => {
  it("shows each signer as they chose", async () => {
    for (const visibility of ["name", "initials", "handover", "count"] as const) {
      await signAndConfirm({ ...stranger(), name: "Nadia Klein-Moss", role: "poet", visibility });
    }
    const { signatories, next } = await listSignatories("british", {});
    const shown = signatories.map(({ name, role }) => [name, role]);
    expect(shown.sort()).toEqual([
      ["N. K.-M.", null],
      ["Nadia Klein-Moss", "poet"],
    ]);
    expect(next).toBeNull();
  });

  it("never shows who is pending, withdrawn, invalidated or quarantined", async () => {
    await submitAndOpenMail({ ...stranger() });
    for (const set of ["state = 'withdrawn'", "state = 'invalidated'", "quarantined = true"]) {
      const person = stranger();
      await signAndConfirm(person);
      const { id } = await requireRow(person.email);
      await pool.query(`update signature set ${set} where id = $1`, [id]);
    }
    expect((await listSignatories("british", {})).signatories).toEqual([]);
    expect(await listNewestSignatories("british", 10)).toEqual([]);
  });

  it("gives everybody once, page by page, newest day first, even while others sign", async () => {
    for (let n = 0; n < 30; n += 1) await signAndConfirm(stranger(), later({ days: n % 3 }));
    const seen: { name: string; day: string }[] = [];
    let after: string | undefined;
    do {
      const page = await listSignatories("british", { after, limit: 7 });
      expect(page.signatories.length).toBeLessThanOrEqual(7);
      seen.push(...page.signatories);
      after = page.next ?? undefined;
      await signAndConfirm({ ...stranger(), name: "Late Comer" }, later({ days: 9 }));
    } while (after);
    const names = seen.map(({ name }) => name);
    expect(names.filter((name) => name !== "Late Comer")).toHaveLength(30);
    expect(new Set(names).size).toBe(names.length);
    const days = seen.map(({ day }) => day);
    expect(days).toEqual([...days].sort().reverse());
  });

  it("finds a name by the beginnings of its words, without accents and in any case", async () => {
    await signAndConfirm({ ...stranger(), name: "Žofia Ёлкина" });
    await signAndConfirm({ ...stranger(), name: "Somebody Else" });
    for (const q of ["zof", "ŽOFIA", "елк", "Ёлкина Žofia", "žofia елкина"]) {
      const { signatories } = await listSignatories("british", { q });
      expect(
        signatories.map(({ name }) => name),
        q,
      ).toEqual(["Žofia Ёлкина"]);
    }
    expect((await listSignatories("british", { q: "ofia" })).signatories).toEqual([]);
  });

  it("never finds initials or hidden names by search", async () => {
    for (const visibility of ["initials", "handover", "count"] as const) {
      await signAndConfirm({ ...stranger(), name: "Nadia Klein", visibility });
    }
    for (const q of ["Nadia", "N", "K", "Klein"]) {
      expect((await listSignatories("british", { q })).signatories).toEqual([]);
    }
  });

  it("takes at most a hundred a page and treats a foreign cursor as none", async () => {
    for (let n = 0; n < 3; n += 1) await signAndConfirm(stranger());
    for (const after of ["x", "", "2026-11-22", "A".repeat(5_000), "\u0000"]) {
      expect((await listSignatories("british", { after })).signatories).toHaveLength(3);
    }
    expect((await listSignatories("british", { limit: 2 })).signatories).toHaveLength(2);
  });
});

describe("the first signatories", () => {
  it("stand in the article's order by category, with capacity and role", async () => {
    const categories = await listNotables("british", "en");
    expect(categories.map(({ category }) => category.slug)).toEqual([
      "culture",
      "trade-unions",
      "academics-and-writers",
      "campaigns",
      "parliamentarians",
    ]);
    const people = categories.flatMap(({ people }) => people);
    expect(people).toHaveLength(18);
    expect(people.find(({ name }) => name === "Kevin Courtney")).toMatchObject({
      organisation: "NEU",
      capacity: "personal",
    });
    expect(people.filter(({ capacity }) => capacity === "organisation")).toHaveLength(1);
  });

  it("have their names in Russian too", async () => {
    const names = (await listNotables("british", "ru")).flatMap(({ people }) =>
      people.map(({ name }) => name),
    );
    expect(names).toHaveLength(18);
    expect(names.filter((name) => !/^[\p{Script=Cyrillic}\s.-]+$/u.test(name))).toEqual([]);
  });

  it("are nobody under the Russian statement", async () => {
    expect(await listNotables("russian", "ru")).toEqual([]);
  });
});
