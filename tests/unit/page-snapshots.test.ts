import { createHash } from "node:crypto";
import { brotliDecompressSync, gunzipSync } from "node:zlib";
import { describe, expect, it } from "vitest";
import { chooseEncoding, Snapshots, toSnapshot } from "@/scripts/web/snapshots";
import { serveSnapshot, snapshotTarget } from "@/scripts/web/serve-snapshot";

const policy =
  "default-src 'none'; script-src 'self' 'nonce-n0n=='; style-src 'self' 'nonce-n0n=='";

/** A site whose pages say how often they were made, and a clock that the test moves. */
function makeSite() {
  const made: string[] = [];
  let time = 0;
  let gate: Promise<void> | null = null;
  let fault: Error | null = null;
  const snapshots = new Snapshots({
    now: () => time,
    make: async (target) => {
      made.push(target);
      const number = made.length;
      await gate;
      if (fault) throw fault;
      return {
        status: 200,
        contentType: "text/html",
        policy,
        disposition: null,
        isKeepable: true,
        html: `page ${number}`,
      };
    },
  });
  return {
    made,
    read: async (target = "/en") =>
      (await (await snapshots.get(target)).body.identity()).toString(),
    wait: (ms: number) => (time += ms),
    hold: () => {
      let open = () => {};
      gate = new Promise((resolve) => (open = resolve));
      return () => {
        gate = null;
        open();
      };
    },
    breakDown: () => (fault = new Error("no database")),
    mend: () => (fault = null),
  };
}

const settle = () => new Promise((resolve) => setTimeout(resolve, 5));

describe("a page's snapshot", () => {
  it("is made once however many ask at once", async () => {
    const site = makeSite();
    const pages = await Promise.all(Array.from({ length: 50 }, () => site.read()));
    expect(new Set(pages)).toEqual(new Set(["page 1"]));
    expect(site.made).toHaveLength(1);
  });

  it("is sent again while it is fresh", async () => {
    const site = makeSite();
    await site.read();
    site.wait(1_000);
    expect(await site.read()).toBe("page 1");
    expect(site.made).toHaveLength(1);
  });

  it("is made anew behind a visitor's back once it ages", async () => {
    const site = makeSite();
    await site.read();
    site.wait(2_000);
    expect(await site.read()).toBe("page 1");
    await settle();
    expect(await site.read()).toBe("page 2");
  });

  it("is never sent after an idle hour", async () => {
    const site = makeSite();
    await site.read();
    site.wait(3_600_000);
    expect(await site.read()).toBe("page 2");
  });

  it("counts its age from when its making began", async () => {
    const site = makeSite();
    const open = site.hold();
    const first = site.read();
    await settle();
    site.wait(4_000);
    open();
    expect(await first).toBe("page 1");
    expect(await site.read()).toBe("page 2");
  });

  it("is not kept when it could not be made, and the next visitor gets a new attempt", async () => {
    const site = makeSite();
    site.breakDown();
    await expect(site.read()).rejects.toThrow("no database");
    site.mend();
    expect(await site.read()).toBe("page 2");
  });
});

describe("a frozen page", () => {
  const html = `<script nonce="n0n==">go()</script><script src="/a.js" nonce="n0n=="></script><p>Text</p>`;
  const snapshot = toSnapshot({
    status: 200,
    contentType: "text/html",
    policy,
    disposition: null,
    isKeepable: true,
    html,
  });

  it("allows its own inline scripts by hash and nothing by nonce", () => {
    const hash = createHash("sha256").update("go()").digest("base64");
    expect(snapshot.policy).toBe(
      `default-src 'none'; script-src 'self' 'sha256-${hash}'; style-src 'self'`,
    );
  });

  it("goes on forbidding a script that came without the nonce", () => {
    const injected = toSnapshot({
      status: 200,
      contentType: "text/html",
      disposition: null,
      isKeepable: true,
      policy,
      html: `${html}<script>steal()</script><script nonce="guessed">steal()</script>`,
    });
    expect(injected.policy).toBe(snapshot.policy);
  });

  it("has the same tag and body for everybody", async () => {
    const other = html.replaceAll("n0n==", "0ther==");
    const again = toSnapshot({
      status: 200,
      contentType: "text/html",
      disposition: null,
      isKeepable: true,
      policy: policy.replaceAll("n0n==", "0ther=="),
      html: other,
    });
    expect(again.etag).toBe(snapshot.etag);
    expect(again.policy).toBe(snapshot.policy);
  });

  it("says the same in every encoding", async () => {
    const plain = (await snapshot.body.identity()).toString();
    expect(gunzipSync(await snapshot.body.gzip()).toString()).toBe(plain);
    expect(brotliDecompressSync(await snapshot.body.br()).toString()).toBe(plain);
    expect(plain).toContain("<p>Text</p>");
  });

  it.each([
    [undefined, "identity"],
    ["gzip, deflate, br", "br"],
    ["gzip;q=0.8", "gzip"],
    ["br;q=0, gzip", "gzip"],
    ["deflate", "identity"],
  ])("for a browser that accepts %s is sent as %s", (accepted, expected) => {
    expect(chooseEncoding(accepted)).toBe(expected);
  });
});

/** What the server says to a visitor, with or without the tag of the page that they have. */
async function visit(snapshots: Snapshots, etag?: string) {
  const headers: Record<string, unknown> = {};
  let status = 0;
  const response = {
    setHeader: (name: string, value: unknown) => (headers[name.toLowerCase()] = value),
    writeHead: (code: number) => ((status = code), response),
    end: () => {},
  };
  const request = { method: "GET", headers: { "if-none-match": etag } };
  await serveSnapshot(snapshots, "/en", request as never, response as never);
  return { status, headers };
}

describe("a visitor who comes back", () => {
  it("is told that nothing has changed, under the policy of the page that was kept", async () => {
    const html = `<script nonce="n0n==">go()</script>`;
    const page = {
      status: 200,
      contentType: "text/html",
      policy,
      disposition: null,
      isKeepable: true,
      html,
    };
    const snapshots = new Snapshots({ make: async () => page });
    const first = await visit(snapshots);
    const again = await visit(snapshots, first.headers.etag as string);
    expect([first.status, again.status]).toEqual([200, 304]);
    expect(again.headers["content-security-policy"]).toBe(first.headers["content-security-policy"]);
    expect(again.headers["content-security-policy"]).toContain("sha256-");
  });
});

describe("a file", () => {
  it("keeps the name under which it is stored", async () => {
    const disposition = 'attachment; filename="names.txt"';
    const file = { status: 200, contentType: "text/plain", policy, isKeepable: true };
    const snapshots = new Snapshots({ make: async () => ({ ...file, disposition, html: "Anna" }) });
    const { headers } = await visit(snapshots);
    expect(headers["content-disposition"]).toBe(disposition);
  });
});

describe("which requests a snapshot answers", () => {
  const ask = (url: string, method = "GET", headers: Record<string, string> = {}) =>
    snapshotTarget({ url, method, headers } as never);

  it.each([
    "/en",
    "/ru/statements/british",
    "/en/statements/british/signatories",
    "/en/statements/british/signatories?after=2026-11-22.11111111-2222-4333-8444-555555555555",
    "/ru/case",
    "/en/updates/first",
    "/ru/press",
    "/ru/press/names.html",
    "/en/press/statement-british-v12.ru.txt",
  ])("%s", (url) => expect(ask(url)).toBe(url));

  it.each([
    "/en/confirm/secret",
    "/en/signature/secret",
    "/en/thank-you?statement=british",
    "/en/statements/british?utm=1",
    "/en/statements/british/signatories?q=anna",
    "/en/statements/british/signatories?after=anything",
    "/en/press/names.pdf",
    "/en/press/statement-british.txt",
    "/dashboard",
    "/api/v1/statements",
  ])("not %s", (url) => expect(ask(url)).toBeNull());

  it("not a post, a form shown again or a part of a page", () => {
    expect(ask("/en", "POST")).toBeNull();
    expect(ask("/en", "GET", { "x-form-state": "id" })).toBeNull();
    expect(ask("/en", "GET", { rsc: "1" })).toBeNull();
  });
});
