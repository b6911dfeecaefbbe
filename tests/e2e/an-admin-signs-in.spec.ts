import { expect, test } from "./support/story";
import {
  followSignInLink,
  makeFirstPasskey,
  makeSignInLink,
  showPasskey,
  withPasskey,
} from "./support/team";

test.describe.configure({ mode: "serial" });

test("the printed link opens a page with a button, and the button signs in, once", async ({
  page,
  request,
  database,
}) => {
  const link = process.env.E2E_ADMIN_LINK!;
  for (let visit = 0; visit < 10; visit += 1) {
    expect((await request.get(link)).status()).toBe(200);
    expect((await request.head(link)).status()).toBe(200);
  }
  await page.goto("/dashboard");
  await expect(page).toHaveURL("/sign-in");

  await followSignInLink(page, link);
  // Admins have a second step; without it the link alone opens nothing.
  await expect(page).toHaveURL("/sign-in/passkey");
  await page.goto("/dashboard");
  await expect(page).toHaveURL("/sign-in/passkey");
  await withPasskey(page);
  await makeFirstPasskey(page);
  await page.goto("/dashboard");
  await expect(page).toHaveURL("/dashboard");
  await expect(page.getByText("admin@localhost").first()).toBeVisible();
  for (const statement of [/kagarlitsky|кагарлицк/i]) {
    await expect(page.getByText(statement).first()).toBeVisible();
  }
  const cookie = (await page.context().cookies()).find(({ name }) => /session$/.test(name));
  expect(cookie).toMatchObject({ httpOnly: true, sameSite: "Lax", path: "/" });

  const again = await page.context().browser()!.newContext();
  const stranger = await again.newPage();
  await stranger.goto(link);
  const button = stranger.getByRole("main").getByRole("button");
  if (await button.count()) await button.click();
  await stranger.goto(new URL("/dashboard", link).href);
  await expect(stranger).toHaveURL(/\/sign-in$/);
  await again.close();

  await page.goto("/dashboard");
  await page.getByRole("button", { name: /sign out|выйти/i }).click();
  await page.goto("/dashboard");
  await expect(page).toHaveURL("/sign-in");
  await page.context().addCookies([cookie!]);
  await page.goto("/dashboard");
  await expect(page).toHaveURL("/sign-in");

  // The next time the same passkey is the second step, and another link's thief has none.
  await followSignInLink(page, await makeSignInLink(database, "admin@localhost"));
  await expect(page).toHaveURL("/sign-in/passkey");
  await showPasskey(page);
  await expect(page).toHaveURL("/dashboard");
});

test("a session cookie that was made up opens nothing", async ({ page, baseURL }) => {
  for (const name of ["next-auth.session-token", "__Host-next-auth.session-token"]) {
    await page
      .context()
      .addCookies([{ name, value: "x".repeat(43), url: baseURL!, secure: name.startsWith("__") }])
      .catch(() => {});
  }
  await page.goto("/dashboard");
  await expect(page).toHaveURL("/sign-in");
});

test("NextAuth’s own ways in are closed", async ({ request }) => {
  for (const path of [
    "/api/auth/signin",
    "/api/auth/callback/email?email=a@example.org&token=x",
    "/api/auth/providers",
    "/api/auth/verify-request",
  ]) {
    expect.soft((await request.get(path, { maxRedirects: 0 })).status(), path).toBe(404);
  }
});
