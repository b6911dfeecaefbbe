import { NotablesRoom } from "./support/notables";
import { play } from "./support/people";
import { SignForm } from "./support/sign-form";
import { expect, test } from "./support/story";
import { signInAs } from "./support/team";
import { wordsOf } from "./support/words";

const words = wordsOf("en").notables!;
const confirm = wordsOf("en").confirm!;

test("somebody is invited with the agreed wording, signs for an organisation, and is listed once", async ({
  page,
  browser,
  database,
  mailbox,
  site,
}) => {
  test.setTimeout(90_000);
  const anna = play("anna", { name: "Anna Invitata" });
  const before = await site.counts();
  const room = new NotablesRoom(page);
  await signInAs(page, database, { role: "organiser" });
  await page.goto("/dashboard/signatories/invite?statement=british");
  await page.locator('[id="name.en"]').fill(anna.name);
  await page.locator('[id="role.en"]').fill("lecturer");
  await page.locator('[id="organisation.en"]').fill("Sampleton College");
  await page.locator("#capacity").selectOption("organisation");
  await page.locator("#category").selectOption({ index: 1 });
  await page.locator("#email").fill(anna.email);
  await room.press(words.inviteForm!.submit!);
  await expect(page.getByText(words.inviteForm!.invitedMail!)).toBeVisible();
  const entry = page.url();

  const mail = await mailbox.waitFor(anna.email);
  const [link] = mail.text.match(/https?:\/\/\S+\/invitation\/\S+/) ?? [];
  const herContext = await browser.newContext();
  const her = await herContext.newPage();
  await her.goto(link!);
  const form = new SignForm(her, "en");
  await expect(form.textbox("name")).toHaveValue(anna.name);
  await expect(form.textbox("organisation")).toHaveValue("Sampleton College");
  await form.choice("name").check();
  await form.textbox("email").fill(anna.email);
  await form.box("consent").check();
  await form.send();
  await expect(her).toHaveURL(/check-your-email/);
  await her.goto(await confirmLinkFor(mailbox, anna.email));
  await her.getByRole("button", { name: confirm.submit!, exact: true }).first().click();
  await expect(her).toHaveURL(/thank-you/);
  await herContext.close();
  expect((await site.counts()).british).toBe(before.british + 1);

  await page.goto(entry);
  await expect(page.getByText(words.linkStates!.shown!)).toBeVisible();
  await expect(page.getByText(words.own!)).toBeVisible();
  const otherContext = await browser.newContext();
  const other = await otherContext.newPage();
  await signInAs(other, database, { role: "organiser" });
  await other.goto(entry);
  await new NotablesRoom(other).press(words.entry!.approveAndPublish!);
  await expect(other.getByText("1 name approved and on the page.")).toBeVisible();

  const answer = await site.request.get("/api/v1/statements/british/signatories?limit=100");
  const text = await answer.text();
  expect(text.split(anna.name)).toHaveLength(2);
  expect(text).toContain('"capacity":"organisation"');

  await other.goto(entry);
  await other.getByRole("checkbox", { name: words.entry!.atWish! }).check();
  await new NotablesRoom(other).press(words.entry!.removeButton!.replace("{name}", anna.name));
  await expect(other.getByText(words.undo!.text!)).toBeVisible();
  await otherContext.close();
});

async function confirmLinkFor(
  mailbox: { waitFor(address: string, count?: number): Promise<{ text: string }> },
  address: string,
): Promise<string> {
  const { text } = await mailbox.waitFor(address, 2);
  return /https?:\/\/\S+\/confirm\/\S+/.exec(text)![0];
}
