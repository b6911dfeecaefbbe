import {
  asForm,
  asPlainForm,
  callAction,
  oddBodies,
  type Verdict,
} from "./support/doors/call-action";
import { callerKinds, type Caller, type CallerKind } from "./support/doors/callers";
import { findActions, findRoutes, pathOf, type FoundAction } from "./support/doors/find-doors";
import {
  compareTables,
  fingerprintTables,
  waitUntilQuiet,
} from "./support/doors/fingerprint-tables";
import { findThings, nothings, type Room, type Things } from "./support/doors/things";
import { actionRows, adminPages, handlerRows } from "./support/doors/who-may";
import { play } from "./support/people";
import { fieldsOf, type Fields } from "./support/site";
import { expect, test as story } from "./support/story";
import { wordsOf } from "./support/words";

// A server action is an address that anybody may post to, whatever page shows its form. So every
// one that the build holds is called here, over the wire and past the browser.

/** No page is watched, so that no browser is started. */
const test = story.extend({ guard: async ({}, use) => use(undefined) });

const actions = findActions();
const { pages, handlers } = findRoutes();
const staffPages = pages.filter((page) => /^\/dashboard(\/|$)/.test(page));
const staffHandlers = handlers.filter((path) => /^\/(dashboard|sign-in|api)\//.test(path));

/** Who tries nonsense as well; the others come no further than they. */
const mostInventive: CallerKind[] = ["nobody", "an organiser"];

/** What the table means for each kind of caller. */
const expected: Record<CallerKind, Record<Room, Verdict[]>> = {
  nobody: outside("to the sign-in"),
  "a session that was ended": outside("to the sign-in"),
  "a session left alone for too long": outside("to the sign-in"),
  "an admin before the second step": outside("may", "may not"),
  "an organiser": {
    anybody: ["may"],
    "before the second step": ["may", "may not"],
    team: ["may", "shows a passkey first"],
    admins: ["may not"],
  },
  "an admin": {
    anybody: ["may"],
    "before the second step": ["may", "may not"],
    team: ["may"],
    admins: ["may"],
  },
  "an admin, from a page of another site": refused(),
  "an admin, from another site that hides itself": refused(),
};

function outside(...early: Verdict[]): Record<Room, Verdict[]> {
  const inside: Verdict[] = ["signs in first"];
  return { anybody: ["may"], "before the second step": early, team: inside, admins: inside };
}

function refused(): Record<Room, Verdict[]> {
  const no: Verdict[] = ["may not", "no answer of the action"];
  return { anybody: no, "before the second step": no, team: no, admins: no };
}

/** Who is let in nowhere: the database stays as it is, whatever they post. */
const outsiders: CallerKind[] = [
  "nobody",
  "a session that was ended",
  "a session left alone for too long",
  "an admin before the second step",
  "an admin, from a page of another site",
  "an admin, from another site that hides itself",
];

/** Of the table's rows, those whose posts may do something for this caller. */
function isLetIn(kind: CallerKind, room: Room): boolean {
  return expected[kind][room].includes("may");
}

const forbidden = wordsOf("en").dashboardShell!.forbidden!.title!;

/** What nobody outside may read: a name that waits, the team's addresses. */
const secret = "Marker Placeholder";

test.beforeAll(async ({ playwright, baseURL, database }) => {
  const request = await playwright.request.newContext({ baseURL });
  await request.post("/en/statements/british", {
    form: fieldsOf({ name: secret, email: play("anna").email }) as Record<string, string>,
    maxRedirects: 0,
  });
  await request.dispose();
  await waitUntilQuiet(database);
});

test("every server action and every handler has its row, and no row is left over", () => {
  expect(actions.length).toBeGreaterThan(50);
  const names = actions.map(({ name }) => name).sort();
  expect(names).toEqual(Object.keys(actionRows).sort());
  expect(staffHandlers.sort()).toEqual(Object.keys(handlerRows).sort());
});

for (const kind of Object.keys(callerKinds) as CallerKind[]) {
  test(`${kind}: every action answers as the table says`, async ({
    playwright,
    baseURL,
    database,
  }) => {
    test.setTimeout(300_000);
    const caller = await callerKinds[kind]({ playwright, baseURL: baseURL!, database });
    const there = await findThings(database);
    for (const action of actions) {
      const { may, fields } = actionRows[action.name]!;
      const call = async (things: Things) => {
        const form = { multipart: asForm(fields(things)) };
        const { verdict, text } = await callAction(caller.request, action, form);
        expect.soft(expected[kind][may], `${action.name} to ${kind}: ${text}`).toContain(verdict);
        return text;
      };
      if (isLetIn(kind, may)) {
        await call(nothings());
        await call(nothings(() => "no-id' OR 1=1 --"));
        continue;
      }
      const before = await fingerprintTables(database);
      const text = await call(there);
      expect.soft(tellsNothing(text, caller), `${action.name} tells ${kind}: ${text}`).toBe(true);
      await callOtherwise(caller, action, { kind, fields: fields(there) });
      const changed = compareTables(before, await fingerprintTables(database));
      expect.soft(changed, `${action.name} by ${kind}`).toEqual([]);
    }
    await end(caller);
  });
}

/** The same action by every other way in: as a form without a script, at another page, and as nonsense. */
async function callOtherwise(
  caller: Caller,
  action: FoundAction,
  { kind, fields }: { kind: CallerKind; fields: Fields },
) {
  const { request } = caller;
  const plain = await request.post(action.page, {
    multipart: asPlainForm(action.id, fields),
    maxRedirects: 0,
  });
  const elsewhere = { ...action, page: "/en" };
  const forwarded = await callAction(request, elsewhere, { multipart: asForm(fields) });
  // A page of another site can post here in an admin's name, and never read the answer.
  const texts = kind.includes("another site") ? [] : [await plain.text(), forwarded.text];
  expect.soft(forwarded.verdict, `${action.name} at /en`).toBe("no answer of the action");
  for (const body of mostInventive.includes(kind) ? oddBodies : []) {
    const { verdict, text } = await callAction(request, action, body);
    // Somebody of the team may hear what is missing in a form before who may send it.
    if (kind !== "an organiser") expect.soft(verdict, `${action.name}: ${text}`).not.toBe("may");
    texts.push(text);
  }
  expect
    .soft(
      texts.filter((text) => !tellsNothing(text, caller)),
      action.name,
    )
    .toEqual([]);
}

/** Nobody hears of others: whose name waits, who is on the team. */
function tellsNothing(text: string, { email }: Caller): boolean {
  const others = (text.match(/caller\.[0-9a-f-]+@/g) ?? []).filter((at) => !email?.startsWith(at));
  return !text.includes(secret) && others.length === 0;
}

for (const kind of [...outsiders, "an organiser"] as CallerKind[]) {
  test(`${kind}: pages and handlers answer as the table says`, async ({
    playwright,
    baseURL,
    database,
  }) => {
    const caller = await callerKinds[kind]({ playwright, baseURL: baseURL!, database });
    const before = await fingerprintTables(database);
    // Opening a page is no post: a link on another site may lead here.
    if (!kind.includes("another site")) await openPages(caller, kind);
    for (const path of staffHandlers.filter((each) => handlerRows[each] === "admins")) {
      const response = await caller.request.post(pathOf(path), { form: {}, maxRedirects: 0 });
      expect.soft([303, 307, 403], `${path} by ${kind}`).toContain(response.status());
      expect.soft((await response.text()).length, path).toBeLessThan(20);
    }
    const language = await caller.request.post("/dashboard/language", {
      form: { language: "ru" },
      maxRedirects: 0,
    });
    const isKept = kind === "an organiser" || kind === "an admin before the second step";
    expect.soft("set-cookie" in language.headers(), `language of ${kind}`).toBe(isKept);
    expect.soft(compareTables(before, await fingerprintTables(database)), kind).toEqual([]);
    await end(caller);
  });
}

async function openPages(caller: Caller, kind: CallerKind) {
  const { request } = caller;
  for (const page of staffPages) {
    for (const asked of ["", "?_rsc"]) {
      const headers: Record<string, string> = asked ? { rsc: "1" } : {};
      const response = await request.get(pathOf(page) + asked, { headers, maxRedirects: 0 });
      const text = await response.text();
      if (kind === "an organiser") {
        const isClosed = adminPages.some((path) => page === path || page.startsWith(`${path}/`));
        // A script that asks for parts of a page gets the refusal in words.
        if (isClosed && asked) expect.soft(text, page).toContain(forbidden);
        else if (isClosed) expect.soft(response.status(), page).toBe(403);
        else expect.soft([200, 307, 404], page).toContain(response.status());
        continue;
      }
      const to = response.headers().location ?? /NEXT_REDIRECT;\w+;([^;]+);/.exec(text)?.[1];
      // A room that does not exist leads to the first one, and from there on.
      const early = ["/sign-in/passkey", "/dashboard"];
      const ways = kind === "an admin before the second step" ? early : ["/sign-in"];
      expect.soft(ways, `${page} to ${kind}`).toContain(to);
      expect.soft(tellsNothing(text, caller), `${page} to ${kind}`).toBe(true);
    }
  }
}

test("opening any address changes nothing, by whatever method", async ({
  playwright,
  baseURL,
  database,
}) => {
  const kinds = { playwright, baseURL: baseURL!, database };
  const caller = await callerKinds["an admin"](kinds);
  const before = await fingerprintTables(database);
  for (const path of [...staffPages, ...staffHandlers]) {
    for (const method of ["GET", "HEAD", "OPTIONS", "PUT", "DELETE", "PATCH"]) {
      await caller.request.fetch(pathOf(path), { method, maxRedirects: 0 });
    }
  }
  for (const { id, page } of actions) {
    const headers = { "next-action": id, accept: "text/x-component" };
    await caller.request.get(page, { headers, maxRedirects: 0 });
  }
  expect(compareTables(before, await fingerprintTables(database))).toEqual([]);
  await end(caller);
});

async function end({ request }: Caller): Promise<void> {
  await request.dispose();
}
