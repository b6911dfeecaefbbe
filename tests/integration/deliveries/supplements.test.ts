import { describe, expect, it } from "vitest";
import { pool } from "@/lib/db";
import { findLedgerLine } from "@/lib/deliveries";
import { wordsOf } from "@/lib/deliveries/words";
import { readFreshFacts } from "./read";
import { admin, deliver, fileEnding, signAndConfirm, supplement } from "../../support/deliveries";
import { readPaper, squeeze } from "../../support/foreign-readers";
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

  it.each([
    {
      locale: "en" as const,
      names: "names.json",
      method: "are-confirmed.txt",
      added: "1 name has been added, number ",
      struck: "1 number handed over before is to be struck out.",
      together:
        "Together with what was handed over before, and without the numbers struck out: 3 confirmed signatures = 3 named",
      strike: "Strike no. ",
      heading: "Names that were added",
      untrue: ["listed beside them", "All signatories", "all who agreed", "First signatories"],
    },
    {
      locale: "ru" as const,
      names: "имена.json",
      method: "подтверждались-подписи.txt",
      added: "Добавлено 1 имя, номер ",
      struck: "Из переданных раньше следует вычеркнуть 1 номер.",
      together:
        "Вместе с тем, что было передано раньше, и без вычеркнутых номеров: 3 подтверждённые подписи = 3 с именем",
      strike: "Вычеркнуть № ",
      heading: "Добавленные имена",
      untrue: [
        "Рядом с ними назван",
        "Все подписанты",
        "всех, кто согласился",
        "Первые подписанты",
      ],
    },
  ])("says on paper and in its notes what it holds and what not ($locale)", async (said) => {
    for (const signer of signers) await signAndConfirm(signer);
    const first = await deliver({ formats: ["json", "pdf"], locale: said.locale });
    await withdraw("signer-1@example.org");
    await signAndConfirm({ name: "Dua Fiction", email: "signer-3@example.org" });
    const { delivery, files } = await supplement(first.delivery.id);
    const [gone] = JSON.parse(files["manifest.json"]!.toString()).struck as number[];

    const paper = squeeze(await readPaper(fileEnding(files, ".pdf")));
    const method = squeeze(fileEnding(files, said.method).toString());
    const { added, struck, together } = said;
    const count = first.delivery.sums!.besides;
    expect(count).toBeGreaterThan(1);
    const besides = wordsOf(said.locale)("supplement.besides", { count });
    for (const place of [paper, method])
      for (const text of [added, struck, together, besides, first.delivery.reference])
        expect(place).toContain(squeeze(text));
    for (const untrue of said.untrue) expect(paper + method).not.toContain(squeeze(untrue));
    expect(paper).toContain(squeeze(`${said.strike}${gone}`));
    expect(paper).toContain(squeeze(said.heading));
    expect(paper).toContain("DuaFiction");
    expect(paper).not.toContain("AdaFiction");
    const line = await findLedgerLine(await admin(), delivery.id);
    expect(line?.supplement).toMatchObject({
      reference: first.delivery.reference,
      added: 1,
      first: readFreshFacts(first.files, said.names).last + 1,
      struck: 1,
    });
  });
});
