import { createServer } from "node:http";
import { connect, type AddressInfo } from "node:net";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { makeRequestListener } from "@/scripts/web/handle-request";
import { largestBody } from "@/scripts/web/read-whole";

const server = createServer(
  makeRequestListener({
    answer: async () => {
      throw new Error("Next was asked");
    },
    https: false,
    dev: true,
    trustProxy: 0,
    snapshots: null,
  }),
);
let port: number;

beforeAll(async () => {
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  port = (server.address() as AddressInfo).port;
});
afterAll(() => new Promise((resolve) => server.close(resolve)));

type Said = { status: number; type: string | null; language: string | null; body: string };

/** Sends a request line as it is, which `fetch` would tidy up. */
async function say(line: string, headers: string[] = []): Promise<Said> {
  const socket = connect(port, "127.0.0.1");
  socket.write(
    [`${line} HTTP/1.1`, "Host: localhost", "Connection: close", ...headers, "", ""].join("\r\n"),
  );
  let text = "";
  for await (const chunk of socket) text += String(chunk);
  const [head = "", ...rest] = text.split("\r\n\r\n");
  const find = (name: string) => new RegExp(`^${name}: (.*)$`, "im").exec(head)?.[1] ?? null;
  return {
    status: Number(/^HTTP\/1\.1 (\d+)/.exec(head)?.[1]),
    type: find("content-type"),
    language: find("content-language"),
    body: rest.join("\r\n\r\n"),
  };
}

const tooLong = [`Content-Length: ${largestBody + 1}`];

describe("what Next is not even asked", () => {
  it.each([
    ["PUT /api/v1/statements", [], 405, "wrong_method"],
    ["DELETE /api/v1/statements/british", [], 405, "wrong_method"],
    ["GET /api/v1/%zz", [], 400, "bad_address"],
    ["GET http://localhost/api/v1/%00", [], 400, "bad_address"],
    ["POST /api/v1/statements/british/signatures", tooLong, 413, "too_large"],
    ["GET /api/v1/statements", [], 500, "internal"],
  ] as const)("the API answers %s in its own form", async (line, headers, status, code) => {
    const said = await say(line, [...headers]);
    expect(said).toMatchObject({ status, type: "application/problem+json", language: "en" });
    const problem = JSON.parse(said.body.replace(/^[0-9a-f]+\r\n|\r\n0\r\n\r\n$/g, ""));
    expect(problem).toEqual({
      type: "about:blank",
      title: expect.any(String),
      status,
      code,
      errors: [],
    });
  });

  it("is said in the language of whoever asks", async () => {
    const russian = ["Accept-Language: ru-RU, en;q=0.5"];
    const said = await say("PUT /api/v1/statements", russian);
    expect(said.language).toBe("ru");
    expect(said.body).toContain("По этому адресу такого метода нет.");
    expect((await say("PUT /api/v1/statements?locale=en", russian)).language).toBe("en");
  });

  it.each([
    ["/ru/statements/british", [], "ru", "Это больше, чем принимает сайт"],
    ["/dashboard/updates/new", ["Accept-Language: ru"], "ru", "Вернитесь назад"],
    [
      "/dashboard",
      ["Accept-Language: ru", "Cookie: a=b; undersigned-language=en"],
      "en",
      "Go back",
    ],
    ["/dashboard/settings/photograph", ["Accept-Language: de"], "en", "choose a smaller file"],
  ] as const)(
    "a form too large for %s gets a page for its reader",
    async (path, headers, language, words) => {
      const said = await say(`POST ${path}`, [
        ...["Accept: text/html,application/xhtml+xml,*/*;q=0.8", ...headers],
        "Content-Length: 99999999",
      ]);
      expect(said).toMatchObject({ status: 413, type: "text/html; charset=utf-8" });
      expect(said.body).toContain(`<html lang="${language}">`);
      expect(said.body).toContain(words);
    },
  );

  it("a form too large that a script sent is told so in a line that Next’s script hands on", async () => {
    const headers = ["Next-Action: abc", "Accept: text/x-component", ...tooLong];
    const said = await say("POST /dashboard/settings", headers);
    expect(said).toMatchObject({ status: 413, type: "text/plain" });
    expect(said.body).toContain("413 ");
  });

  it.each([
    ["PUT /en", [], 405],
    ["GET /en/%zz", [], 400],
    ["GET //api/v1", [], 400],
    ["POST /en/statements/british", tooLong, 413],
    ["GET /apiary", [], 500],
  ] as const)("pages answer %s with a line of text", async (line, headers, status) => {
    const said = await say(line, [...headers]);
    expect(said).toMatchObject({ status, type: "text/plain; charset=utf-8" });
  });
});
