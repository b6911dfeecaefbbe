import { expect, test } from "./support/story";
import { signInAs } from "./support/team";
import { wordsOf } from "./support/words";

const words = wordsOf("en");
const notices = words.dashboardShell!.form!.notices!;
const settings = words.settings!;
const long = "Much too long. ".repeat(100_000);

// The browser itself notes an answer of 413, and a request that never got through.
test.use({ expectedConsole: /status of 413|net::ERR_/ });

test("a form larger than the site takes is shown again with every word", async ({
  page,
  database,
}) => {
  await signInAs(page, database);
  await page.goto("/dashboard/settings");
  const address = page.getByRole("textbox", { name: settings.controllerAddress! });
  const name = page.getByRole("textbox", { name: settings.controllerName!, exact: true });
  await name.fill("Committee Example");
  await address.fill(long);
  await page.getByRole("button", { name: settings.save!, exact: true }).click();
  await expect(page.getByText(notices.too_large!)).toBeVisible();
  await expect(name).toHaveValue("Committee Example");
  expect((await address.inputValue()).length).toBe(long.length);
});

test("so is one that never arrives, and says that nobody answered", async ({ page, database }) => {
  await signInAs(page, database);
  await page.goto("/dashboard/settings");
  const address = page.getByRole("textbox", { name: settings.controllerAddress! });
  const save = page.getByRole("button", { name: settings.save!, exact: true });
  await address.fill("1 Sample Street");
  await page.route("**/dashboard/settings", (route) =>
    route.request().method() === "POST" ? route.abort() : route.continue(),
  );
  await save.click();
  await expect(page.getByText(notices.no_answer!)).toBeVisible();
  await expect(address).toHaveValue("1 Sample Street");
  // Once the site is back the same form goes through to the server's own answer.
  await page.unroute("**/dashboard/settings");
  await page.getByRole("textbox", { name: settings.minimumAge! }).fill("7");
  await save.click();
  await expect(page.locator("#problems")).toContainText(settings.unfit!.minimumAge!);
  await expect(address).toHaveValue("1 Sample Street");
});

test("a file that is too large is not even sent", async ({ page, database }) => {
  await signInAs(page, database);
  await page.goto("/dashboard/settings/photograph");
  const file = page.locator("input[type=file]");
  const large = { name: "a.png", mimeType: "image/png", buffer: Buffer.alloc(4_194_305) };
  await file.setInputFiles(large);
  await expect(page.getByText(settings.fileTooLarge!)).toBeVisible();
  expect(await file.inputValue()).toBe("");
  await expect(file).toHaveAccessibleDescription(new RegExp(settings.fileTooLarge!));
});

test("without a script a page says so, in its reader’s language", async ({
  page,
  browser,
  database,
}) => {
  await signInAs(page, database);
  const storageState = await page.context().storageState();
  const plain = await browser.newContext({
    baseURL: test.info().project.use.baseURL,
    javaScriptEnabled: false,
    locale: "ru-RU",
    storageState,
  });
  const bare = await plain.newPage();
  await bare.goto("/dashboard/settings");
  const russian = wordsOf("ru").settings!;
  await bare.getByRole("textbox", { name: russian.controllerAddress! }).fill(long);
  await bare.getByRole("button", { name: russian.save!, exact: true }).click();
  await expect(bare.getByRole("heading", { level: 1 })).toHaveText(
    "Это больше, чем принимает сайт",
  );
  await plain.close();
});
