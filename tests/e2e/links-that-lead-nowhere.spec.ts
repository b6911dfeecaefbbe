import { makeLinkToken } from "@/lib/privacy/link-tokens";
import { play } from "./support/people";
import { fieldsOf } from "./support/site";
import { expect, test } from "./support/story";
import { wordsOf } from "./support/words";

test.use({ expectedConsole: /status of 4(04|10)/ });

const forms = {
  truncated: (token: string) => token.slice(0, 30),
  prolonged: (token: string) => `${token}AAAA`,
  forged: (token: string) => `${token.slice(0, -8)}AAAAAAAA`,
  foreign: () => "eyJhbGciOiJIUzI1NiJ9",
  nonsense: () => "%F0%9F%98%80",
};

for (const [kind, spoil] of Object.entries(forms)) {
  test(`a ${kind} link gets a helpful page and changes nothing`, async ({
    page,
    site,
    mailbox,
  }) => {
    const { name, email } = play("anna");
    await site.postForm("/en/statements/british", fieldsOf({ name, email }));
    const link = new URL(await mailbox.waitForConfirmLink(email));
    const before = await site.counts();
    const token = link.pathname.split("/").at(-1)!;
    for (const [locale, folder] of [
      ["en", "confirm"],
      ["ru", "confirm"],
      ["en", "signature"],
    ] as const) {
      const path = `/${locale}/${folder}/${spoil(token)}`;
      const response = await page.goto(path);
      expect(response!.status()).toBeLessThan(500);
      await expect(page.getByRole("main").getByRole("link").first()).toBeVisible();
      await expect(page.locator("meta[name=robots]").first()).toHaveAttribute("content", /noindex/);
    }
    const words = wordsOf("en").confirm!;
    await page.goto(`/en/confirm/${spoil(token)}`);
    await expect(page.getByRole("heading", { level: 1 })).toHaveText(words.unknownTitle!);
    const pressed = await site.postForm(`/en/confirm/${spoil(token)}`, { decision: "confirm" });
    expect(pressed.status()).toBeLessThan(500);
    expect(pressed.headers().location ?? "").not.toContain("thank-you");
    expect(await site.counts()).toEqual(before);
  });
}

test("an expired link says so, and how to sign again", async ({
  page,
  site,
  mailbox,
  database,
}) => {
  const { name, email } = play("anna", { name: `Late Sample ${Date.now()}` });
  await site.postForm("/en/statements/british", fieldsOf({ name, email }));
  await mailbox.waitForConfirmLink(email);
  const past = new Date(Date.now() - 60_000);
  past.setMilliseconds(0);
  const { rows } = await database.query(
    "update signature set expires_at = $2 where name = $1 returning id, nonce",
    [name, past],
  );
  const { id, nonce } = rows[0];
  const before = await site.counts();
  const token = makeLinkToken({ purpose: "confirm", id, nonce, expiresAt: past });
  for (const locale of ["en", "ru"] as const) {
    await page.goto(`/${locale}/confirm/${token}`);
    const heading = page.getByRole("heading", { level: 1 });
    await expect(heading).toHaveText(wordsOf(locale).confirm!.expiredTitle!);
    await expect(page.locator(`main a[href*="/${locale}/statements/"]`).first()).toBeVisible();
  }
  const pressed = await site.postForm(`/en/confirm/${token}`, { decision: "confirm" });
  expect(pressed.headers().location ?? "").not.toContain("thank-you");
  expect(await site.counts()).toEqual(before);
});
