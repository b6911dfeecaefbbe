import { randomUUID } from "node:crypto";
import { beforeEach, describe, expect, it } from "vitest";
import type { Actor } from "@/lib/accounts/schema";
import { pool } from "@/lib/db";
import { findPressFile, findPressKit } from "@/lib/deliveries";
import { listNotables } from "@/lib/signatories";
import { confirmSignature } from "@/lib/signing";
import { signInAs } from "../support/actors";
import { later, storyStart as now } from "../support/clock";
import { stranger } from "../support/people";
import { confirmTokenOf, requireRow, submit } from "../support/signing";
import { firstWords, openThirdStatement, publishWords } from "../support/statements";

const secondWords = {
  en: { ...firstWords.en, body: "The library has *no* bread.\n\nWe ask for bread and water." },
  ru: firstWords.ru,
};

let admin: Actor;
beforeEach(async () => {
  admin = (await signInAs("admin")).actor;
});

type Came = { sourceDate?: string; evidenceAt?: Date; publishedAt?: Date; signatureId?: string };

/** A first signatory, with what is stored of how the name came here. */
async function addNotable(name: string, came: Came, slug = "bread") {
  const id = randomUUID();
  const published = came.publishedAt ?? now;
  await pool.query(
    `insert into category (id, statement_id, slug, position, title)
     select $1, id, 'friends', 1, '{"en": "Friends"}' from statement where slug = $2
     on conflict (statement_id, slug) do nothing`,
    [randomUUID(), slug],
  );
  await pool.query(
    `insert into notable (id, statement_id, category_id, position, name, source, source_note,
       source_date, signature_id, stage, published_at)
     select $1, c.statement_id, c.id, (select count(*) + 1 from notable where category_id = c.id),
       $2, 'import', 'test', $3, $4, 'published', $5
     from category c join statement s on s.id = c.statement_id where s.slug = $6`,
    [id, { en: name }, came.sourceDate ?? null, came.signatureId ?? null, published, slug],
  );
  if (came.evidenceAt) {
    await pool.query(
      `insert into notable_evidence (id, notable_id, kind, note, attached_at)
       values ($1, $2, 'note', 'said so', $3)`,
      [randomUUID(), id, came.evidenceAt],
    );
  }
}

async function supported(slug = "bread") {
  const people = (await listNotables(slug, "en")).flatMap((each) => each.people);
  return Object.fromEntries(people.map(({ name, version }) => [name, version]));
}

describe("a first signatory", () => {
  it("stands under the version that there was when the name was given", async () => {
    await openThirdStatement(admin);
    await publishWords(admin, "bread", secondWords, later({ days: 2 }));
    await addNotable("Of An Old List", { sourceDate: "2023-08-02" });
    await addNotable("Of A List Of That Day", { sourceDate: "2026-11-24" });
    await addNotable("Of A Later List", { sourceDate: "2026-11-25" });
    await addNotable("Without A Date", { publishedAt: later({ days: 3 }) });
    const early = { evidenceAt: later({ days: 1 }), publishedAt: later({ days: 3 }) };
    await addNotable("Who Said So Before", early);
    expect(await supported()).toEqual({
      "Of An Old List": 1,
      "Of A List Of That Day": 1,
      "Of A Later List": 2,
      "Without A Date": 2,
      "Who Said So Before": 1,
    });
  });

  it("who signed here stands under the version that was signed", async () => {
    await openThirdStatement(admin);
    const { name, email } = stranger();
    await submit({ name, email }, { slug: "bread" });
    const row = await requireRow(email, "bread");
    await confirmSignature(confirmTokenOf(row), null, { now });
    await publishWords(admin, "bread", secondWords, later({ days: 2 }));
    const signed = { sourceDate: "2027-01-01", signatureId: row.id };
    await addNotable(name, { ...signed, publishedAt: later({ days: 3 }) });
    expect(await supported()).toEqual({ [name]: 1 });
  });

  it("is told to journalists with that version", async () => {
    await openThirdStatement(admin);
    await addNotable("Ada Old", { sourceDate: "2023-08-02" });
    const told = async () =>
      (await findPressKit("en")).statements.find(({ slug }) => slug === "bread")!.supported;
    expect(await told()).toBeNull();
    await publishWords(admin, "bread", secondWords, later({ days: 2 }));
    expect(await told()).toBe(
      "The first signatories signed version 1 of 22 November 2026; the present text is version 2.",
    );
    await addNotable("Bo New", { sourceDate: "2026-11-30" });
    const sentence =
      "Under an earlier version than the present one, version 2: version 1 of 22 November 2026: Ada Old.";
    expect(await told()).toBe(sentence);
    expect((await findPressFile("names.txt", "en", { now }))!.body).toContain(sentence);
  });
});
