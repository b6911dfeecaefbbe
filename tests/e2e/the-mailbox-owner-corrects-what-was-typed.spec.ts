import { play } from "./support/people";
import { SignForm } from "./support/sign-form";
import { fieldsOf } from "./support/site";
import { expect, test } from "./support/story";
import { wordsOf } from "./support/words";

test("what stands on the confirm page when the button is pressed is what is published", async ({
  page,
  site,
  mailbox,
}) => {
  const { email } = play("anna");
  await site.postForm(
    "/en/statements/british",
    fieldsOf({ name: "Ana Exmaple", email }, { role: "pote" }),
  );
  await page.goto(await mailbox.waitForConfirmLink(email));
  const form = new SignForm(page, "en");
  const corrections = page.locator("details", { hasText: wordsOf("en").confirm!.correct! });
  if (await corrections.count()) await corrections.locator("summary").click();
  await form.textbox("name").fill("Anna Corrected");
  await form.textbox("role").fill("poet");
  await page.getByRole("button", { name: wordsOf("en").confirm!.submitCorrected! }).click();
  await expect(page).toHaveURL("/en/thank-you?statement=british");
  expect(await site.signatories("british", "Corrected")).toMatchObject([
    { name: "Anna Corrected", role: "poet" },
  ]);
  expect(await site.signatories("british", "Exmaple")).toEqual([]);
});

test("somebody who takes the name back leaves none behind", async ({ site, mailbox, database }) => {
  const { email } = play("anna");
  const name = `Taken Back ${Date.now()}`;
  await site.postForm("/en/statements/british", fieldsOf({ name, email }));
  const link = new URL(await mailbox.waitForConfirmLink(email)).pathname;
  const answer = await site.postForm(link, { decision: "confirm", name, visibility: "count" });
  expect(answer.status()).toBe(303);
  expect((await database.query("select 1 from signature where name = $1", [name])).rowCount).toBe(
    0,
  );
});

test("a correction with a mistake is shown again, and nothing is confirmed", async ({
  page,
  site,
  mailbox,
}) => {
  const { email } = play("anna");
  await site.postForm("/en/statements/british", fieldsOf({ name: "Anna Example", email }));
  const before = await site.counts();
  const link = await mailbox.waitForConfirmLink(email);
  const fields = {
    decision: "confirm",
    visibility: "name",
    name: "see https://example.org",
    role: "kept role",
  };
  const answer = await site.postForm(new URL(link).pathname, fields);
  expect([200, 422]).toContain(answer.status());
  const html = await answer.text();
  expect(html).toContain("see https://example.org");
  expect(html).toContain("kept role");
  expect(await site.counts()).toEqual(before);
  await page.goto(link);
  await expect(page.getByText("Anna Example").first()).toBeVisible();
});
