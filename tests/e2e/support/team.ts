import { randomUUID } from "node:crypto";
import type { Page } from "@playwright/test";
import type pg from "pg";
import type { OrganiserRole } from "@/lib/accounts/schema";
import { makeLinkToken, newNonce } from "@/lib/privacy";
import { wordsOf } from "./words";

const words = wordsOf("en");
let members = 0;

/**
 * Gives the page's browser a passkey device of its own, as a phone has one: it recognises its
 * owner at once and says yes. Keep the page: another page of the same context has no device.
 */
export async function withPasskey(page: Page): Promise<void> {
  const devtools = await page.context().newCDPSession(page);
  await devtools.send("WebAuthn.enable");
  await devtools.send("WebAuthn.addVirtualAuthenticator", {
    options: {
      protocol: "ctap2",
      transport: "internal",
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified: true,
      automaticPresenceSimulation: true,
    },
  });
}

/** Opens a sign-in link and presses its button. */
export async function followSignInLink(page: Page, link: string): Promise<void> {
  await page.goto(link);
  await page.getByRole("main").getByRole("button").click();
}

/** The second step of somebody who has no passkey yet; ends on their account's page. */
export async function makeFirstPasskey(page: Page): Promise<void> {
  await page.getByRole("textbox", { name: words.passkey!.name! }).fill("Phone");
  await page.getByRole("button", { name: words.passkey!.register!, exact: true }).click();
  await page.waitForURL(/\/dashboard\/account/);
}

/** Shows the page's passkey where the page asks for one. */
export async function showPasskey(page: Page): Promise<void> {
  await page.getByRole("button", { name: words.passkey!.show!, exact: true }).click();
}

/**
 * Signs a new member of the team in, by link and button as everybody; an admin makes a passkey
 * besides, which is fresh for the next five minutes. Ends on the dashboard. Returns their address.
 */
export async function signInAs(
  page: Page,
  database: pg.Pool,
  { role = "admin" as OrganiserRole, name = "" } = {},
): Promise<string> {
  members += 1;
  const email = `${role}.${process.pid}.${Date.now()}.${members}@example.org`;
  const id = randomUUID();
  await database.query(
    `insert into organiser (id, email, name, role, created_at) values ($1, $2, $3, $4, now())`,
    [id, email, name || null, role],
  );
  await followSignInLink(page, await makeSignInLink(database, email));
  if (role === "admin") {
    await page.waitForURL("/sign-in/passkey");
    await withPasskey(page);
    await makeFirstPasskey(page);
  }
  await page.goto("/dashboard");
  return email;
}

/** Lets the passkey that a member showed be shown longer ago than counts as just now. */
export async function agePasskey(database: pg.Pool, email: string): Promise<void> {
  const { rowCount } = await database.query(
    `update session set passkey_verified_at = now() - interval '6 minutes' from organiser
     where organiser.id = session.organiser_id and email = $1 and passkey_verified_at is not null`,
    [email],
  );
  if (!rowCount) throw new Error(`${email} has shown no passkey`);
}

/** A sign-in link as a mail would hold it: its path. */
export async function makeSignInLink(database: pg.Pool, email: string): Promise<string> {
  const id = randomUUID();
  const nonce = newNonce();
  const expiresAt = new Date(Math.ceil(Date.now() / 1000) * 1000 + 600_000);
  await database.query(
    `insert into sign_in_link (id, organiser_id, nonce, created_at, expires_at)
     select $1, id, $2, now(), $3 from organiser where email = $4`,
    [id, nonce, expiresAt, email],
  );
  return `/sign-in/${makeLinkToken({ purpose: "sign-in", id, expiresAt, nonce })}`;
}
