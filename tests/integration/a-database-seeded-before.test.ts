import { expect, it } from "vitest";
import { pool } from "@/lib/db";
import { changeSignature } from "@/lib/signing";
import { storyStart as now } from "../support/clock";
import { deliver } from "../support/deliveries";
import { readMigration } from "../support/migrations";
import { changed, promote, signAndConfirm } from "../support/own-signature";
import { stranger } from "../support/people";

const said = {
  en: "your country, if you gave it (for numbers by country; never shown here; it may stand beside a full name in a list handed over);",
  ru: "страна, если вы её указали (для подсчёта по странам; здесь не показывается; в передаваемом списке может стоять рядом с полным именем);",
};
const saidBefore = {
  en: said.en.replace("for numbers by country; ", ""),
  ru: said.ru.replace("для подсчёта по странам; ", ""),
};
const saidAtFirst = { en: "your country, if you gave it;", ru: "страна, если вы её указали;" };

it.each([saidBefore, saidAtFirst])(
  "says on the privacy page what countries are for",
  async (old) => {
    const client = await pool.connect();
    try {
      await client.query("begin");
      const read = async () => {
        const { rows } = await client.query<{
          locale: "en" | "ru";
          body: string;
          revision: number;
        }>(
          "select locale, body, revision from campaign_page where slug = 'privacy' order by locale",
        );
        return rows;
      };
      const seeded = await read();
      expect(seeded.map(({ locale }) => locale)).toEqual(["en", "ru"]);
      for (const { locale, body } of seeded) {
        expect(body).toContain(said[locale]);
        await client.query(
          "update campaign_page set body = $2 where slug = 'privacy' and locale = $1",
          [locale, body.replace(said[locale], old[locale])],
        );
      }
      const mended = seeded.map((page) => ({ ...page, revision: page.revision + 1 }));
      await client.query(readMigration("country_on_the_privacy_page"));
      expect(await read()).toEqual(mended);
      // What says it already, or was changed by somebody, stays.
      await client.query(readMigration("country_on_the_privacy_page"));
      expect(await read()).toEqual(mended);
    } finally {
      await client.query("rollback");
      client.release();
    }
  },
);

it("forgets the lines that were handed over before a change", async () => {
  const corrected = await signAndConfirm(stranger());
  const correctedBefore = await signAndConfirm(stranger());
  const same = await signAndConfirm(stranger());
  const linked = await signAndConfirm(stranger());
  const entry = await promote(linked.row);
  const correct = ({ row, token }: typeof same) =>
    changeSignature(token, changed(row, { name: "Anna Corrected" }), { now });
  await correct(correctedBefore);
  await deliver();
  await correct(corrected);
  // As a list stood there before changes emptied lines.
  await pool.query(
    "update delivery_item set line = 'former', revision = null where signature_id = $1",
    [corrected.row.id],
  );
  await pool.query(readMigration("lines_of_earlier_changes"));
  const { rows } = await pool.query<{ of: string }>(
    `select coalesce(signature_id, notable_id) as of from delivery_item where line <> ''`,
  );
  const kept = rows.map(({ of }) => of);
  expect(kept).toContain(same.row.id);
  expect(kept, "it was known to be the present one").toContain(correctedBefore.row.id);
  expect(kept).not.toContain(corrected.row.id);
  expect(kept, "of an entry it is never known").not.toContain(entry);
});
