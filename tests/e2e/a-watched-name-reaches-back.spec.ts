import { findBarriers, findOverflow } from "./support/barriers";
import { signAndConfirm } from "./support/own-page";
import { lettersOfNow, play } from "./support/people";
import { expect, test } from "./support/story";
import { signInAs } from "./support/team";
import { wordsOf } from "./support/words";

const words = wordsOf("en").moderation!;

test("a name put on the watch-list finds who stands under it already, and changes no count", async ({
  page,
  site,
  mailbox,
  database,
}) => {
  const word = `Mildred${lettersOfNow("en")}`;
  const signer = play("anna", { name: `${word} Samplewright` });
  await signAndConfirm({ site, mailbox }, signer);
  await signAndConfirm({ site, mailbox }, play("zoe", { name: `${word} Otherwise` }));
  const counts = await site.counts();

  await signInAs(page, database, { role: "organiser" });
  await page.goto("/dashboard/signatures/watched-names");
  await page.getByRole("textbox", { name: words.watched!.name! }).fill(`SAMPLEWRIGHT, ${word}`);
  await page.getByRole("button", { name: words.watched!.add!, exact: true }).click();
  const line = page.getByRole("row").filter({ hasText: word });
  await expect(line).toContainText(words.watched!.looking!);
  expect(await findBarriers(page)).toEqual([]);
  // Every process knows the name before the worker begins, which takes some seconds.
  await expect(line).toContainText("1 flagged for review", { timeout: 30_000 });
  expect(await findOverflow(page)).toBeLessThanOrEqual(0);
  expect(await site.counts()).toEqual(counts);
  expect(await site.signatories("british", word)).toHaveLength(2);

  await line.getByRole("link", { name: "1 flagged for review" }).click();
  await expect(page.getByText(signer.name)).toBeVisible();
  await expect(page.getByText(`${word} Otherwise`)).toHaveCount(0);
});
