import { appendFile, mkdtemp, readdir, readFile, rm, truncate, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import {
  findLocalMail,
  listMailbox,
  makeLocalTransport,
  streamMailbox,
} from "@/lib/mail/local-mailbox";
import type { OutgoingMail } from "@/lib/mail/schema";
import { later, storyStart } from "../support/clock";

let folder: string;

beforeEach(async () => {
  folder = join(await mkdtemp(join(tmpdir(), "undersigned-mailbox-")), "mailbox");
});

afterEach(() => rm(join(folder, ".."), { recursive: true, force: true }));

function mailTo(id: string, to = "anna@example.org"): OutgoingMail {
  const text = `To ${id}\nwith "quotes", {"createdAt":"x"}, \u2028 ж and \ud83d\ude00`;
  const headers = { "Message-ID": `<${id}@example.org>` };
  return {
    id,
    to,
    from: "letters@example.org",
    subject: "A line",
    text,
    html: "<p>ё</p>",
    headers,
  };
}

const all = () => listMailbox({ limit: 1_000_000 }, folder);
const ids = async () => (await all()).map(({ id }) => id);
const newestSegment = async () => join(folder, (await readdir(folder)).sort().at(-1)!);

async function readJson(query = {}): Promise<unknown> {
  const pieces: Uint8Array[] = [];
  for await (const piece of streamMailbox(query, folder)) pieces.push(piece);
  return JSON.parse(Buffer.concat(pieces).toString("utf8"));
}

describe("the local mailbox", () => {
  it("is empty before the first mail", async () => {
    expect(await all()).toEqual([]);
    expect(await readJson()).toEqual([]);
  });

  it("shows mails as they were sent, newest first, in the contract's shape", async () => {
    let clock = storyStart;
    const transport = makeLocalTransport(folder, { now: () => clock });
    expect(await transport.send([mailTo("a"), mailTo("b")], "one")).toEqual({
      outcome: "answered",
      results: [
        { id: "a", outcome: "accepted", providerId: null },
        { id: "b", outcome: "accepted", providerId: null },
      ],
    });
    clock = later({ minutes: 1 });
    await transport.send([mailTo("c")], "two");
    const expected = [
      { ...mailTo("c"), createdAt: clock.toISOString() },
      { ...mailTo("b"), createdAt: storyStart.toISOString() },
      { ...mailTo("a"), createdAt: storyStart.toISOString() },
    ];
    expect(await all()).toEqual(expected);
    const json = await readJson();
    expect(json).toEqual(expected);
    expect(Object.keys((json as object[])[0]!)).toEqual(
      "id to from subject text html headers createdAt".split(" "),
    );
  });

  it("shows a mail once that was sent again after a crash", async () => {
    await makeLocalTransport(folder).send([mailTo("a"), mailTo("b")], "one");
    await makeLocalTransport(folder).send([mailTo("a"), mailTo("b")], "one");
    expect(await ids()).toEqual(["b", "a"]);
  });

  it("finds one mail, mails to one address in any case, and no more than asked for", async () => {
    const transport = makeLocalTransport(folder);
    await transport.send([mailTo("a"), mailTo("b", "Boris@example.org"), mailTo("c")], "one");
    expect(await findLocalMail("b", folder)).toMatchObject(mailTo("b", "Boris@example.org"));
    expect(await findLocalMail("z", folder)).toBeNull();
    expect(await findLocalMail('a","to":"', folder)).toBeNull();
    expect(await readJson({ to: "boris@EXAMPLE.org" })).toMatchObject([{ id: "b" }]);
    expect(await readJson({ to: "boris" })).toEqual([]);
    expect(await readJson({ limit: 2 })).toMatchObject([{ id: "c" }, { id: "b" }]);
  });

  it("reads on past a line that a crash left torn, and writes on after it", async () => {
    await makeLocalTransport(folder).send([mailTo("a"), mailTo("b")], "one");
    const path = await newestSegment();
    const whole = await readFile(path);
    // Every cut through the newest line's end, where a torn line looks most like a whole one.
    const step = (length: number) => (length > whole.length - 120 ? 1 : 11);
    for (let length = whole.length; length > 1; length -= step(length)) {
      await writeFile(path, whole);
      await truncate(path, length);
      const before = await ids();
      expect(before).toEqual(["b", "a"].slice(2 - before.length));
      await makeLocalTransport(folder).send([mailTo("c")], "two");
      expect(await ids()).toEqual(["c", ...before]);
    }
  });

  it("reads lines longer than one piece of the file", async () => {
    const long = { ...mailTo("long"), html: "ж".repeat(700_000) };
    await makeLocalTransport(folder).send([mailTo("a"), long, mailTo("c")], "one");
    expect(await ids()).toEqual(["c", "long", "a"]);
    expect((await findLocalMail("long", folder))?.html).toBe(long.html);
  });

  it("keeps at least as many mails as a segment holds, and few more files", async () => {
    const transport = makeLocalTransport(folder, { size: 10 });
    const sent: string[] = [];
    for (let batch = 0; batch < 30; batch += 1) {
      const mails = [0, 1, 2].map((n) => mailTo(`mail-${batch}-${n}`));
      await transport.send(mails, String(batch));
      sent.unshift(...mails.map(({ id }) => id).reverse());
      const kept = await ids();
      expect(kept).toEqual(sent.slice(0, kept.length));
      expect(kept.length).toBeGreaterThanOrEqual(Math.min(10, sent.length));
    }
    expect((await readdir(folder)).length).toBe(2);
  });

  it("loses nothing when several processes write and begin segments at once", async () => {
    const transports = [1, 2, 3].map(() => makeLocalTransport(folder, { size: 40 }));
    const sent = transports.flatMap((transport, writer) =>
      Array.from({ length: 15 }, (_, n) => transport.send([mailTo(`w${writer}-${n}`)], `${n}`)),
    );
    await Promise.all(sent);
    expect((await ids()).length).toBe(45);
  });

  it("shows the ten thousand mails that it promises to keep, and more when asked", async () => {
    const transport = makeLocalTransport(folder);
    for (let batch = 0; batch < 11; batch += 1) {
      const mails = Array.from({ length: 1_000 }, (_, n) => mailTo(`mail-${batch}-${n}`));
      await transport.send(mails, String(batch));
    }
    expect(await readJson()).toHaveLength(10_000);
    expect(await readJson({ limit: undefined })).toHaveLength(10_000);
    expect(await readJson({ limit: 10_500 })).toHaveLength(10_500);
  });

  it("skips what is no mail", async () => {
    await makeLocalTransport(folder).send([mailTo("a")], "one");
    await appendFile(await newestSegment(), `{"id":"x"}\nnonsense\n\n{"id":"y","to":"z"`);
    expect(await ids()).toEqual(["a"]);
  });
});
