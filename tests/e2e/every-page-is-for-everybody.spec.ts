import { findBarriers, findOverflow } from "./support/barriers";
import { play } from "./support/people";
import { publicPages } from "./support/pages";
import { SignForm } from "./support/sign-form";
import { fieldsOf } from "./support/site";
import { expect, test } from "./support/story";

test.use({ expectedConsole: /status of (404|422)/ });

for (const locale of ["en", "ru"] as const) {
  for (const scheme of ["light", "dark"] as const) {
    test(`axe finds nothing on any page in ${locale}, ${scheme}`, async ({ page }) => {
      test.setTimeout(120_000);
      await page.emulateMedia({ colorScheme: scheme });
      for (const path of publicPages) {
        await page.goto(`/${locale}${path}`);
        expect.soft(await findBarriers(page), path).toEqual([]);
      }
    });
  }

  test(`axe finds nothing in ${locale} on the way from the form to the signature`, async ({
    page,
    site,
    mailbox,
  }) => {
    await page.goto(`/${locale}/statements/british`);
    const form = new SignForm(page, locale);
    await form.send();
    await expect(form.summary).toBeVisible();
    expect.soft(await findBarriers(page), "the form with errors").toEqual([]);
    const { name, email } = play(locale === "ru" ? "ivan" : "anna");
    await site.postForm(`/${locale}/statements/british`, fieldsOf({ name, email }));
    const link = await mailbox.waitForConfirmLink(email);
    await page.goto(link);
    expect.soft(await findBarriers(page), "the confirm page").toEqual([]);
    await site.confirm(link);
    await page.goto(link);
    expect.soft(await findBarriers(page), "the confirm page afterwards").toEqual([]);
    const { text } = await mailbox.waitFor(email, 2);
    await page.goto(/\S+\/signature\/[\w-]+/.exec(text)![0]);
    expect.soft(await findBarriers(page), "the signature").toEqual([]);
    await page.goto(`/${locale}/statements/british/signatories?q=${encodeURIComponent(name)}`);
    expect.soft(await findBarriers(page), "the list").toEqual([]);
  });
}

test("axe finds nothing for organisers before they sign in, nor in the local mailbox", async ({
  page,
}) => {
  for (const path of ["/sign-in", "/sign-in/no-such-link", "/mailbox"]) {
    await page.goto(path);
    expect.soft(await findBarriers(page), path).toEqual([]);
  }
});

for (const width of [320, 390, 768, 1440]) {
  test(`no page has to be scrolled sideways at ${width} pixels`, async ({ page }) => {
    test.setTimeout(60_000);
    await page.setViewportSize({ width, height: 800 });
    for (const locale of ["en", "ru"]) {
      for (const path of publicPages) {
        await page.goto(`/${locale}${path}`);
        expect.soft(await findOverflow(page), `/${locale}${path}`).toBeLessThanOrEqual(0);
      }
    }
  });
}
