import { request as openRequest } from "node:http";
import type { Page } from "@playwright/test";
import { naughtyStrings } from "../support/naughty-strings";
import { play } from "./support/people";
import { fieldsOf } from "./support/site";
import { expect, test } from "./support/story";

const form = "/en/statements/british";
const textFields = ["name", "email", "role", "organisation"] as const;
const shown = (text: string) => JSON.stringify(text.slice(0, 40));
const urlencoded = "application/x-www-form-urlencoded";

type Answer = { status: number; text: string; location: string | undefined };

/** Posts bytes exactly as given, where a client's library would tidy them up. */
function postRaw(path: string, body: string | Buffer, type = urlencoded): Promise<Answer> {
  const headers = { "content-type": type, "content-length": Buffer.byteLength(body) };
  const target = { host: "localhost", port: process.env.E2E_PORT, path, method: "POST", headers };
  return new Promise((resolve, reject) => {
    const request = openRequest(target, (answer) => {
      const chunks: Buffer[] = [];
      answer.on("data", (chunk) => chunks.push(chunk));
      answer.on("end", () =>
        resolve({
          status: answer.statusCode!,
          text: Buffer.concat(chunks).toString(),
          location: answer.headers.location,
        }),
      );
    });
    request.on("error", reject);
    request.end(body);
  });
}

/** The values that the form's controls hold in that page, as a browser reads it. */
function readControls(page: Page, html: string): Promise<Record<string, string>> {
  return page.evaluate((source) => {
    const parsed = new DOMParser().parseFromString(source, "text/html");
    const controls = [...parsed.querySelectorAll<HTMLInputElement>("form [name]")];
    return Object.fromEntries(
      controls.map((control) => [control.name, control.getAttribute("value") ?? ""]),
    );
  }, html);
}

/** What a page can hold: no half characters, and line ends in HTML's one form. */
const typeable = (text: string) => text.toWellFormed().replace(/\r\n?/g, "\n");

test("no naughty string in a field of the form breaks it or is lost", async ({ page, site }) => {
  test.setTimeout(120_000);
  const strings = naughtyStrings.filter(({ length }) => length < 6_000);
  for (let at = 0; at < strings.length; at += textFields.length) {
    const typed = Object.fromEntries(
      textFields.map((field, offset) => [field, strings[at + offset] ?? ""]),
    );
    const answer = await site.postForm(form, { ...typed, country: typed.role, visibility: "?" });
    const where = textFields.map((field) => shown(typed[field]!)).join(" ");
    expect.soft([200, 422], where).toContain(answer.status());
    const controls = await readControls(page, await answer.text());
    for (const field of textFields) {
      // NUL cannot be said in HTML.
      if (typed[field]!.includes("\u0000")) continue;
      expect.soft(controls[field], where).toBe(typeable(typed[field]!));
    }
  }
});

test("no naughty string in any field of the API breaks it", async ({ site }) => {
  test.setTimeout(120_000);
  for (const text of naughtyStrings) {
    const all = Object.fromEntries(
      [...textFields, "country", "visibility", "consent", "locale"].map((field) => [field, text]),
    );
    const answer = await site.postSignature(all);
    expect.soft([413, 422], shown(text)).toContain(answer.status());
    const { errors } = await answer.json();
    expect.soft(Array.isArray(errors) || answer.status() === 413, shown(text)).toBe(true);
  }
});

test("no naughty string in an address breaks a page", async ({ request }) => {
  test.setTimeout(120_000);
  const places = [
    (text: string) => `/en/statements/british/signatories?q=${text}&after=${text}`,
    (text: string) => `/en/confirm/${text}`,
    (text: string) => `/api/v1/statements/${text}`,
    (text: string) => `/api/v1/statements/british/signatories?q=${text}&after=${text}`,
  ];
  const strings = naughtyStrings.filter(({ length }) => length < 2_000);
  for (const [at, text] of strings.entries()) {
    const path = places[at % places.length]!(encodeURIComponent(text.toWellFormed()));
    const answer = await request.get(path, { maxRedirects: 0 });
    expect.soft(answer.status(), path.slice(0, 90)).toBeLessThan(500);
  }
});

test("addresses that mean nothing are refused, not stumbled over", async () => {
  for (const path of [
    "/%ff",
    "/en/%E0%A4%A",
    "/en/statements/%00",
    "//",
    "/en//statements",
    "/..%2f",
    "/en/confirm/%",
  ]) {
    expect.soft((await postRaw(path, "")).status, path).toBeLessThan(500);
  }
});

const oddBodies: [string, string | Buffer, string?][] = [
  ["nothing", ""],
  ["broken UTF-8", Buffer.concat([Buffer.from("name="), Buffer.from([0xc3, 0x28, 0xff, 0xfe])])],
  ["broken percent-encoding", "name=%&email=%zz&role=%E0%A4"],
  ["NUL bytes", "name=a%00b&email=a%00@example.org&visibility=name%00"],
  [
    "every key twice",
    "name=Ann&name=Bob&email=a@example.org&email=b@example.org&visibility=name&visibility=count&consent=on&consent=on",
  ],
  ["ten thousand fields", Array.from({ length: 10_000 }, (_, n) => `f${n}=1`).join("&")],
  ["ten thousand names", "name=Ann&".repeat(10_000)],
  ["keys of objects", "__proto__=1&constructor=1&name[first]=a&name[]=b&toString=c"],
  ["JSON", '{"name":"Ann"}', "application/json"],
  ["a multipart body without a boundary", "--x\r\n", "multipart/form-data"],
  [
    "a multipart body that ends early",
    "--x\r\nContent-Disposition: form-data; name=",
    "multipart/form-data; boundary=x",
  ],
  [
    "a file for a name",
    '--x\r\nContent-Disposition: form-data; name="name"; filename="a"\r\n\r\nAnn\r\n--x--\r\n',
    "multipart/form-data; boundary=x",
  ],
  ["no type that exists", "name=Ann", "x/y; charset=z"],
];

for (const [what, body, type] of oddBodies) {
  test(`a form of ${what} gets a message and stores nothing`, async ({ database }) => {
    const count = () => database.query("select count(*)::int as rows from signature");
    const before = (await count()).rows[0].rows;
    for (const path of [form, "/ru/statements/russian"]) {
      const answer = await postRaw(path, body, type);
      expect.soft([200, 413, 415, 422], path).toContain(answer.status);
      expect.soft(answer.text, path).toMatch(/<form[^>]*method="post"/);
    }
    for (const path of ["/en/confirm/x", "/sign-in/x"]) {
      const answer = await postRaw(path, body, type);
      expect.soft(answer.status, path).toBeLessThan(500);
      expect.soft(answer.location ?? path, path).toMatch(new RegExp(`${path}$`));
    }
    expect((await count()).rows[0].rows).toBe(before);
  });
}

test("a body of a megabyte is refused with a message, and what fits is kept", async ({ page }) => {
  const { name, email } = play("anna");
  await page.goto(form);
  const answer = await postRaw(
    form,
    new URLSearchParams({ ...fieldsOf({ name, email }), role: "x".repeat(1_000_000) } as Record<
      string,
      string
    >).toString(),
  );
  expect([413, 422, 200]).toContain(answer.status);
  expect(answer.text).toMatch(/<html/);
});

test("messages are in the page’s language", async ({ site }) => {
  for (const [locale, letters] of [
    ["en", /[a-z]{4}/i],
    ["ru", /[а-я]{4}/i],
  ] as const) {
    const answer = await site.postForm(`/${locale}/statements/british`, { email: "x", name: "y" });
    const html = await answer.text();
    const [, summary] = /role="alert"[^>]*>([\s\S]*?)<\/(?:ul|div|section)>/.exec(html)!;
    expect(summary!.replace(/<[^>]+>/g, " ")).toMatch(letters);
  }
});
