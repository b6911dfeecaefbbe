import { createServer, type RequestListener } from "node:http";
import type { AddressInfo } from "node:net";
import { afterEach, describe, expect, it } from "vitest";
import { makeRequestListener } from "@/scripts/web/handle-request";

type Answer = (...args: Parameters<RequestListener>) => Promise<void>;

const running: ReturnType<typeof createServer>[] = [];
afterEach(() => running.splice(0).forEach((server) => server.close()));

/** The thin server in front of a site that answers as the test says. */
async function startInFrontOf(answer: Answer): Promise<string> {
  const listener = makeRequestListener({
    answer,
    https: false,
    dev: false,
    trustProxy: 0,
    snapshots: null,
  });
  const server = createServer(listener);
  running.push(server);
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

const failing: Answer = async (_request, response) => {
  response.writeHead(500, { "content-type": "text/html", "content-length": 21 });
  response.write("<html id=__next_error");
  response.end(">");
};

describe("a page that fails", () => {
  it("says so in words, in the page's language, without a script", async () => {
    const site = await startInFrontOf(failing);
    const answer = await fetch(`${site}/ru/statements/british`, {
      headers: { accept: "text/html" },
    });
    const page = await answer.text();
    expect(answer.status).toBe(500);
    expect(page).toContain('<html lang="ru">');
    expect(page).toContain("У нас что-то сломалось");
    expect(page).not.toContain("__next_error");
  });

  it("speaks the default language outside of the two", async () => {
    const site = await startInFrontOf(failing);
    const page = await (await fetch(`${site}/dashboard`)).text();
    expect(page).toContain("Something went wrong on our side");
  });

  it("leaves the API's own answers alone", async () => {
    const site = await startInFrontOf(failing);
    expect(await (await fetch(`${site}/api/v1/statements`)).text()).toContain("__next_error");
  });

  it("leaves pages alone that are well, and those that say 503 themselves", async () => {
    const site = await startInFrontOf(async (request, response) => {
      response.writeHead(request.url === "/en" ? 200 : 503, { "content-type": "text/html" });
      response.end("its own words");
    });
    expect(await (await fetch(`${site}/en`)).text()).toBe("its own words");
    expect(await (await fetch(`${site}/ru`)).text()).toBe("its own words");
  });
});
