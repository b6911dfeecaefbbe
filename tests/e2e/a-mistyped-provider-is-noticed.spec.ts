import { expectNoBarriers } from "./support/news-room";
import { play } from "./support/people";
import { SignForm } from "./support/sign-form";
import { expect, test } from "./support/story";
import { wordsOf } from "./support/words";

for (const locale of ["en", "ru"] as const) {
  test(`a provider that is spelled wrongly is noticed before anything is sent, in ${locale}`, async ({
    page,
  }) => {
    const words = wordsOf(locale).signing!;
    await page.goto(`/${locale}/statements/british`);
    const email = page.getByRole("textbox", { name: words.email!, exact: true });
    await email.fill("anna.example@gmial.com");
    const meant = page.locator("#email-meant");
    await expect(meant).toHaveText(
      words.addressMeant!.replace("{address}", "anna.example@gmail.com"),
    );
    await expectNoBarriers(page);
    await meant.getByRole("button").click();
    await expect(email).toHaveValue("anna.example@gmail.com");
    await expect(email).toBeFocused();
    await expect(meant).toHaveText("");
    await email.fill("anna@mail.com");
    await email.fill("anna@gmial.com");
    await expect(meant.getByRole("button")).toBeVisible();
    await email.fill("anna@example.org");
    await expect(meant).toHaveText("");
  });
}

test("nobody is held up who means what they typed", async ({ page, mailbox }) => {
  const { email } = play("zoe");
  const own = email.replace("example.org", "hotmial.com");
  await page.goto("/en/statements/british");
  const form = new SignForm(page, "en");
  await form.fill({ ...play("zoe"), email: own });
  await expect(page.locator("#email-meant").getByRole("button")).toBeVisible();
  await form.send();
  await expect(page).toHaveURL("/en/check-your-email");
  await mailbox.waitForConfirmLink(own);
});
