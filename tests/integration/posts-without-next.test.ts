import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import { connect, type AddressInfo } from "node:net";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { pool } from "@/lib/db";
import { paths } from "@/lib/paths";
import { buildSubmission, cast } from "@/prisma/seed/builders";
import { makeRequestListener } from "@/scripts/web/handle-request";
import { requestStorage } from "@/scripts/web/request-store";
import { british, confirmTokenOf, findRow, requireRow } from "../support/signing";

/** What reached Next's place: the body, and what was known of it already. */
let handedOver: { url: string; body: string; attempt: Promise<unknown> | undefined }[];
let server: Server;
let origin: string;

const page = paths.statement("en", british);

async function standInForNext(request: IncomingMessage, response: ServerResponse) {
  const attempt = requestStorage.getStore()?.attempt;
  attempt?.catch(() => {});
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk);
  handedOver.push({ url: request.url!, body: Buffer.concat(chunks).toString(), attempt });
  response.writeHead(299).end();
}

beforeAll(async () => {
  const options = { https: false, dev: false, trustProxy: 0, snapshots: null };
  server = createServer(makeRequestListener({ ...options, answer: standInForNext }));
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
beforeEach(() => {
  handedOver = [];
});
afterAll(() => {
  server.closeAllConnections();
  server.close();
});

let people = 0;
/** What a browser sends for somebody who has not been here before. */
function fillForm(more: Record<string, string> = {}) {
  const { email: _, ...anna } = buildSubmission(cast.anna);
  const email = `direct-${(people += 1)}@example.org`;
  const ticked = Object.entries({ ...anna, consent: "on", email, ...more });
  const typed = ticked.filter(([, value]) => typeof value === "string") as [string, string][];
  return { email: more.email ?? email, body: new URLSearchParams(typed) };
}

const send = (path: string, body: BodyInit, headers: Record<string, string> = {}) =>
  fetch(origin + path, { method: "POST", body, headers, redirect: "manual" });

describe("a post that goes well", () => {
  it("is stored and answered without Next, under the headers of every answer", async () => {
    const { email, body } = fillForm();
    const answer = await send(page, body);
    expect(answer.status).toBe(303);
    expect(answer.headers.get("location")).toBe(paths.checkYourEmail("en"));
    expect(answer.headers.get("cache-control")).toBe("no-store");
    expect(answer.headers.get("content-security-policy")).toContain("default-src 'none'");
    expect(answer.headers.get("referrer-policy")).toBe("same-origin");
    expect(await findRow(email)).toMatchObject({ state: "pending", locale: "en" });
    expect(handedOver).toEqual([]);
  });

  it("is answered alike for an address that signed already", async () => {
    const { body } = fillForm();
    const [first, second] = [await send(page, body), await send(page, body)];
    const said = ({ status, headers }: Response) => [
      status,
      headers.get("location"),
      [...headers.keys()].filter((name) => name !== "date"),
    ];
    expect(said(second)).toEqual(said(first));
    expect(handedOver).toEqual([]);
  });

  it("confirms by the page's button, as often as it is pressed", async () => {
    const { email, body } = fillForm();
    await send(page, body);
    const path = paths.confirm("ru", confirmTokenOf(await requireRow(email)));
    for (let press = 0; press < 2; press += 1) {
      const answer = await send(path, new URLSearchParams({ decision: "confirm" }));
      expect(answer.headers.get("location")).toBe(paths.thankYou("ru", british));
    }
    expect(await findRow(email)).toMatchObject({ state: "confirmed" });
    expect(handedOver).toEqual([]);
  });

  it("signs by the API in the language that the body names", async () => {
    const email = `direct-${(people += 1)}@example.org`;
    const { consent: _, ...anna } = buildSubmission(cast.anna);
    const body = JSON.stringify({ ...anna, email, consent: true, locale: "ru" });
    const answer = await send(`${paths.apiStatement(british)}/signatures`, body, {
      "content-type": "application/json",
    });
    expect(answer.status).toBe(202);
    expect(await answer.json()).toEqual({ status: "check_your_email" });
    expect(await findRow(email)).toMatchObject({ locale: "ru" });
    expect(handedOver).toEqual([]);
  });

  it("adds one to where people came from, as the form or the call says, and to nothing else", async () => {
    await pool.query("delete from submission_source_count");
    for (const source of ["messenger", "messenger", "https://example.org/secret"]) {
      await send(page, fillForm({ source }).body);
    }
    const { consent: _, ...anna } = buildSubmission(cast.anna);
    const call = { ...anna, email: `direct-${(people += 1)}@example.org`, consent: true };
    const body = JSON.stringify({ ...call, source: "site" });
    await send(`${paths.apiStatement(british)}/signatures`, body, {
      "content-type": "application/json",
    });
    const { rows } = await pool.query(
      `select source::text, sum(count)::int as count from submission_source_count
       group by source order by 1`,
    );
    expect(rows).toEqual([
      { source: "messenger", count: 2 },
      { source: "site", count: 1 },
      { source: "unknown", count: 1 },
    ]);
    expect(handedOver).toEqual([]);
  });
});

describe("what is not plainly good goes to Next with the same body", () => {
  it("a form with mistakes, and what they are", async () => {
    const { body } = fillForm({ name: "", email: "nobody" });
    expect((await send(page, body)).status).toBe(299);
    expect(handedOver).toMatchObject([{ url: paths.signHandler("en", british), body: `${body}` }]);
    expect(await handedOver[0]!.attempt).toEqual({
      outcome: "invalid",
      errors: [
        { field: "name", code: "required" },
        { field: "email", code: "address" },
      ],
    });
  });

  it("a statement that nobody knows", async () => {
    await send(paths.statement("en", "nowhere"), fillForm().body);
    expect(await handedOver[0]!.attempt).toEqual({ outcome: "unknown_statement" });
  });

  it("a link whose time is over", async () => {
    await send(paths.confirm("en", "A".repeat(62)), new URLSearchParams({ decision: "confirm" }));
    expect(await handedOver[0]!.attempt).toEqual({ outcome: "expired" });
  });

  it("a failure, which Next's handler meets again instead of trying a second time", async () => {
    await pool.query("alter table signature rename to signature_away");
    try {
      expect((await send(page, fillForm().body)).status).toBe(299);
      await expect(handedOver[0]!.attempt).rejects.toMatchObject({ code: "42P01" });
    } finally {
      await pool.query("alter table signature_away rename to signature");
    }
  });

  it("a body without an announced length, which is tried as well", async () => {
    const { email, body } = fillForm();
    const stream = new Blob([`${body}`]).stream();
    const init = { method: "POST", body: stream, duplex: "half", redirect: "manual" } as const;
    const headers = { "content-type": "application/x-www-form-urlencoded" };
    expect((await fetch(origin + page, { ...init, headers })).status).toBe(303);
    expect(await findRow(email)).toMatchObject({ state: "pending" });
  });

  it.each<[string, string, () => BodyInit, Record<string, string>]>([
    ["multipart", page, () => new FormData(), {}],
    ["larger than a form may be", page, () => "name=" + "x".repeat(70_000), {}],
    ["another kind of body", page, () => "{}", { "content-type": "application/json" }],
    ["a query", `${page}?a=b`, () => fillForm().body, {}],
    ["an odd slug", "/en/statements/%62ritish", () => fillForm().body, {}],
  ])("untried: %s", async (_, path, body, headers) => {
    expect((await send(path, body(), headers)).status).toBe(299);
    expect(handedOver).toMatchObject([{ attempt: undefined }]);
  });

  it("untried: “this wasn't me”, with its body", async () => {
    const body = new URLSearchParams({ decision: "not-me" });
    await send(paths.confirm("en", "A".repeat(62)), body);
    expect(handedOver).toMatchObject([{ attempt: undefined, body: "decision=not-me" }]);
  });
});

describe("a sender who stops in the middle", () => {
  it("leaves nothing behind and holds up nobody", async () => {
    const { email, body } = fillForm();
    const socket = connect((server.address() as AddressInfo).port, "127.0.0.1");
    socket.write(
      `POST ${page} HTTP/1.1\r\nHost: x\r\nContent-Type: application/x-www-form-urlencoded\r\n` +
        `Content-Length: ${String(body).length}\r\n\r\n${String(body).slice(0, -1)}`,
    );
    await new Promise((resolve) => setTimeout(resolve, 50));
    socket.destroy();
    expect((await send(page, fillForm().body)).status).toBe(303);
    expect(await findRow(email)).toBeUndefined();
    expect(handedOver).toEqual([]);
  });
});
