import { randomUUID } from "node:crypto";
import { describe, expect, it } from "vitest";
import { cast } from "@/prisma/seed/builders";
import { pool } from "@/lib/db";
import { findIssued } from "@/lib/deliveries";
import { deliver, fileEnding, signAndConfirm } from "../../support/deliveries";
import { readPaper, squeeze } from "../../support/foreign-readers";

const { anna, vera, nobody } = cast;

type Person = { number: number; name: string; statements: string[] };
type Read = {
  statements: { slug: string; title: string }[];
  notable: { people: Person[] }[];
  signatories: Person[];
};

/** A first signatory of the British statement becomes one of the Russian statement too. */
async function putUnderBoth() {
  await pool.query(
    `with one as (
       select notable.* from notable join statement on statement.id = statement_id
       where slug = 'british' and stage = 'published' order by notable.position limit 1
     ), titled as (
       insert into category (id, statement_id, slug, position, title)
       select $1, (select id from statement where slug = 'russian'), 'story', 9000, title
       from category where id = (select category_id from one) returning id, statement_id
     )
     insert into notable (id, statement_id, category_id, position, name, source, source_note, stage, published_at)
     select $1, titled.statement_id, titled.id, 9000, one.name, 'import', 'test', 'published', now()
     from one, titled`,
    [randomUUID()],
  );
}

describe("a list of several statements", () => {
  it("counts people, each once, and says so in everything that it holds", async () => {
    await signAndConfirm(anna, "british");
    await signAndConfirm(anna, "russian");
    await signAndConfirm(vera, "russian");
    await signAndConfirm(nobody, "british");
    const { delivery, files } = await deliver({
      statements: ["british", "russian"],
      formats: ["pdf"],
    });
    const line = "3 people with confirmed signatures = 1 named + 1 by initials + 1 counted only.";
    expect(fileEnding(files, "are-confirmed.txt").toString()).toContain(line);
    expect(squeeze(await readPaper(fileEnding(files, "names.pdf")))).toContain(squeeze(line));
    const [head, all] = fileEnding(files, "statistics.csv").toString().split("\r\n");
    expect([head, all]).toEqual(["by,value,people", "all,,3"]);
    const found = await findIssued(delivery.manifestSha256!);
    expect(found).toMatchObject({ statements: 2, sums: { confirmed: 3 } });
  });

  it("of one statement counts signatures", async () => {
    await signAndConfirm(anna, "british");
    const { files } = await deliver({ formats: ["csv"] });
    expect(fileEnding(files, "are-confirmed.txt").toString()).toContain("1 confirmed signature = ");
    expect(fileEnding(files, "statistics.csv").toString()).toMatch(/^by,value,signatures\r\n/);
  });

  it("says on paper who signed which, also of first signatories who stand under both", async () => {
    await signAndConfirm(anna, "british");
    await signAndConfirm(anna, "russian");
    await signAndConfirm({ ...vera, visibility: "name" }, "russian");
    await putUnderBoth();
    const choices = { columns: ["statement" as const], formats: ["pdf" as const, "json" as const] };
    const { files } = await deliver({ statements: ["british", "russian"], ...choices });
    const { statements, notable, signatories } = JSON.parse(
      fileEnding(files, "names.json").toString(),
    ) as Read;
    const titleOf = new Map(statements.map(({ slug, title }) => [slug, title]));
    const paper = squeeze(await readPaper(fileEnding(files, "names.pdf")));
    for (const { number, name, statements: slugs } of signatories) {
      const titles = slugs.map((slug) => titleOf.get(slug)).join("; ");
      expect(paper).toContain(squeeze(`${number} ${name} ${titles}`));
    }
    const both = notable
      .flatMap(({ people }) => people)
      .filter(({ statements: slugs }) => slugs.length > 1);
    expect(both).toHaveLength(1);
    expect(paper).toContain(squeeze(`— ${[...titleOf.values()].join("; ")}`));
    expect(signatories.map(({ statements: slugs }) => slugs.length).sort()).toEqual([1, 2]);
  });

  it("of one statement does not say it beside each name on paper", async () => {
    await signAndConfirm(anna, "british");
    const { files } = await deliver({ columns: ["statement"], formats: ["pdf"] });
    const paper = squeeze(await readPaper(fileEnding(files, "names.pdf")));
    const [, after] = paper.split(squeeze(anna.name));
    expect(after).not.toContain("Kagarlitsky");
  });
});
