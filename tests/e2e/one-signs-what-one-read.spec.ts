import { hiddenControls } from "@/lib/limits/schema";
import { paths } from "@/lib/paths";
import { play } from "./support/people";
import { SignForm } from "./support/sign-form";
import { fieldsOf } from "./support/site";
import { expect, test } from "./support/story";
import { wordsOf } from "./support/words";

// As if the page had been opened before the newest version was published.
const versionBefore = "999";

test.use({ expectedConsole: /status of 409/ });

for (const who of ["anna", "ivan"] as const) {
  test(`${who} had an earlier version open, is told so, and signs after reading the newest`, async ({
    page,
    site,
    mailbox,
  }) => {
    const signer = play(who);
    const path = paths.statement(signer.locale, "british");
    const before = await site.counts();
    await page.goto(path);
    const control = page.locator(`input[name=${hiddenControls.version}]`);
    await expect(control).toHaveValue("1");
    await control.evaluate((input, version) => input.setAttribute("value", version), versionBefore);
    const form = new SignForm(page, signer.locale);
    await form.fill(signer);
    await form.send();
    const { title, text } = wordsOf(signer.locale).errors!.notices!.text_changed!;
    await expect(page.locator("#problems")).toContainText(title!);
    await expect(page.locator("#problems")).toContainText(text!);
    await expect(form.textbox("email")).toHaveValue(signer.email);
    expect(await mailbox.list(signer.email)).toEqual([]);

    await form.send();
    await expect(page).toHaveURL(paths.checkYourEmail(signer.locale));
    await mailbox.waitForConfirmLink(signer.email);
    expect(await site.counts()).toEqual(before);
  });
}

test("a program that shows an old version is told so, and an odd one refuses nobody", async ({
  site,
}) => {
  const call = (version: unknown) => {
    const data = { ...fieldsOf(play("anna")), consent: true, version };
    return site.request.post(`${paths.apiStatement("british")}/signatures`, { data });
  };
  const refused = await call(Number(versionBefore));
  expect(refused.status()).toBe(409);
  expect(refused.headers()["content-type"]).toBe("application/problem+json");
  expect(await refused.json()).toMatchObject({ code: "text_changed", status: 409 });
  for (const version of [1, "1", "yesterday", null, [2], undefined]) {
    expect.soft((await call(version)).status(), JSON.stringify(version)).toBe(202);
  }
});
