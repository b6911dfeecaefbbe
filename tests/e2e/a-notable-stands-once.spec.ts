import AxeBuilder from "@axe-core/playwright";
import { NotablesRoom } from "./support/notables";
import { signAndConfirm } from "./support/own-page";
import { play } from "./support/people";
import { expect, test } from "./support/story";
import { signInAs } from "./support/team";
import { wordsOf } from "./support/words";

const words = wordsOf("en").notables!;

test("somebody of a list who signed as well is listed once, by the decision of whoever approves", async ({
  page,
  browser,
  database,
  mailbox,
  site,
}) => {
  test.setTimeout(90_000);
  const anna = play("anna", { name: "Annabel Onceler", visibility: "name" });
  await signAndConfirm({ site, mailbox }, anna, { role: "poet", organisation: "" });
  const room = new NotablesRoom(page);
  await signInAs(page, database, { role: "organiser" });
  await room.pasteList("Culture:\nAnnabel Onceler, poet", "The Example Gazette");
  await room.press("Import 1 person");
  await expect(page.getByText("1 person is on the board")).toBeVisible();

  const context = await browser.newContext();
  const other = await context.newPage();
  await signInAs(other, database, { role: "organiser" });
  const otherRoom = new NotablesRoom(other);
  await otherRoom.openBoard();
  const question = other.getByRole("group", { name: "Is it the same person?" });
  await expect(question.getByRole("radio", { checked: true })).toHaveCount(0);
  await otherRoom.press(words.waiting!.approve!);
  await expect(other.locator("#problems")).toContainText("Nobody was approved yet.");
  expect((await new AxeBuilder({ page: other }).analyze()).violations).toEqual([]);
  await question.getByRole("radio", { name: "The same person: Annabel Onceler, poet" }).check();
  await otherRoom.press(words.waiting!.approve!);
  await expect(other.getByText("1 name approved and on the page.")).toBeVisible();
  await context.close();

  const answer = await site.request.get("/api/v1/statements/british/signatories?limit=100");
  expect((await answer.text()).split("Annabel Onceler")).toHaveLength(2);
  for (const locale of ["en", "ru"]) {
    // Public pages are at most five seconds old.
    await expect(async () => {
      await page.goto(`/${locale}/statements/british/signatories`);
      await expect(page.getByText("Annabel Onceler")).toHaveCount(1, { timeout: 1_000 });
    }).toPass({ timeout: 15_000 });
  }

  await page.goto("/dashboard/signatories/import?statement=british");
  await page.getByText(words.import!.undo!, { exact: true }).first().click();
  await room.press(words.import!.undo!);
  await expect(page.getByText("1 person has left the board")).toBeVisible();
});
