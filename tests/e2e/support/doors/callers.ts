import { randomBytes, randomUUID } from "node:crypto";
import type { APIRequestContext, PlaywrightWorkerArgs } from "@playwright/test";
import type pg from "pg";
import type { OrganiserRole } from "@/lib/accounts/schema";
import { makeSignInLink } from "../team";

/** Who knocks: somebody's cookies and headers, and the address of the account behind them. */
export type Caller = { request: APIRequestContext; email: string | null };

type Circumstances = {
  database: pg.Pool;
  playwright: PlaywrightWorkerArgs["playwright"];
  baseURL: string;
};

/** What a browser says of a post from a page of ours, and from one of somebody else's. */
const own = (baseURL: string) => ({ origin: baseURL, "sec-fetch-site": "same-origin" });

/** Every kind of visitor that a door may see. */
export const callerKinds = {
  nobody: async (around: Circumstances) => visit(around),
  "a session that was ended": async (around: Circumstances) => {
    const caller = await signIn(around, "admin", { isComplete: true });
    await around.database.query(
      "delete from session where organiser_id = (select id from organiser where email = $1)",
      [caller.email],
    );
    return caller;
  },
  "a session left alone for too long": async (around: Circumstances) => {
    const caller = await signIn(around, "admin", { isComplete: true });
    await around.database.query(
      `update session set last_seen_at = now() - interval '31 minutes'
       where organiser_id = (select id from organiser where email = $1)`,
      [caller.email],
    );
    return caller;
  },
  "an admin before the second step": (around: Circumstances) =>
    signIn(around, "admin", { isComplete: false }),
  "an organiser": (around: Circumstances) => signIn(around, "organiser", { isComplete: true }),
  "an admin": (around: Circumstances) => signIn(around, "admin", { isComplete: true }),
  "an admin, from a page of another site": (around: Circumstances) =>
    signIn(around, "admin", {
      isComplete: true,
      headers: { origin: "https://elsewhere.example.org", "sec-fetch-site": "cross-site" },
    }),
  "an admin, from another site that hides itself": (around: Circumstances) =>
    signIn(around, "admin", {
      isComplete: true,
      headers: { ...own(around.baseURL), "sec-fetch-site": "same-site" },
    }),
} satisfies Record<string, (around: Circumstances) => Promise<Caller>>;

export type CallerKind = keyof typeof callerKinds;

async function visit(
  { playwright, baseURL }: Circumstances,
  headers: Record<string, string> = own(baseURL),
): Promise<Caller> {
  const request = await playwright.request.newContext({ baseURL, extraHTTPHeaders: headers });
  return { request, email: null };
}

type SignIn = { isComplete: boolean; headers?: Record<string, string> };

/** A new member of the team with a session by a real link; complete, with a passkey shown this moment. */
async function signIn(
  around: Circumstances,
  role: OrganiserRole,
  { isComplete, headers }: SignIn,
): Promise<Caller> {
  const { database, baseURL } = around;
  const email = `caller.${randomUUID()}@example.org`;
  await database.query(
    "insert into organiser (id, email, role, created_at) values ($1, $2, $3, now())",
    [randomUUID(), email, role],
  );
  const { request: door } = await visit(around);
  await door.post(await makeSignInLink(database, email), { maxRedirects: 0 });
  if (isComplete && role === "admin") await showPasskeyOf(database, email);
  const storageState = await door.storageState();
  const extraHTTPHeaders = headers ?? own(baseURL);
  const { playwright } = around;
  const request = await playwright.request.newContext({ baseURL, storageState, extraHTTPHeaders });
  await door.dispose();
  return { request, email };
}

async function showPasskeyOf(database: pg.Pool, email: string): Promise<void> {
  await database.query(
    `insert into passkey (id, organiser_id, name, credential_id, public_key, created_at)
     select $1, id, 'Key', $2, $3, now() from organiser where email = $4`,
    [randomUUID(), randomBytes(32), randomBytes(77), email],
  );
  await database.query(
    `update session set second_step_at = now(), passkey_verified_at = now()
     where organiser_id = (select id from organiser where email = $1)`,
    [email],
  );
}
