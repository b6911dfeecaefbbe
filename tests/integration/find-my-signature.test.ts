import { afterEach, describe, expect, it } from "vitest";
import { pool } from "@/lib/db";
import { deliverMails, type MailTransport, type OutgoingMail } from "@/lib/mail";
import {
  disownSignature,
  findOwnSignature,
  findTallyDrift,
  requestLinks,
  withdrawSignature,
} from "@/lib/signing";
import { parseEmail } from "@/lib/signing/schema";
import { later, storyStart } from "../support/clock";
import { signAndConfirm } from "../support/own-signature";
import { stranger } from "../support/people";
import {
  confirmTokenOf,
  countMails,
  manageTokenOf,
  requireRow,
  russian,
  submit,
} from "../support/signing";

const now = storyStart;
const at = { now };

afterEach(async () => {
  expect(await findTallyDrift()).toEqual({ statements: 0, versions: 0, campaigns: 0, signers: 0 });
});

const ask = (email: string, when = now) =>
  requestLinks(email, { locale: "en", network: "192.0.2.1" }, { now: when });

/** Sends everything that waits and returns it: what mailboxes got. */
async function deliver(when = now): Promise<OutgoingMail[]> {
  const out: OutgoingMail[] = [];
  const transport: MailTransport = {
    name: "test",
    largestBatch: 100,
    callsPerSecond: null,
    claimSeconds: null,
    async send(batch) {
      out.push(...batch);
      const results = batch.map(
        ({ id }) => ({ id, outcome: "accepted", providerId: null }) as const,
      );
      return { outcome: "answered", results };
    },
  };
  const { rows } = await pool.query<{ id: string }>(
    "select id from mail_message where state = 'queued'",
  );
  await deliverMails(
    rows.map(({ id }) => id),
    { now: when, transport },
  );
  return out;
}

const linksIn = ({ text }: OutgoingMail) =>
  [...text.matchAll(/\/signature\/([\w-]+)/g)].map(([, token]) => token!);

async function signer(changes: Record<string, unknown> = {}) {
  const { email, name } = stranger();
  const signed = await signAndConfirm({ email, name, ...changes });
  await deliver();
  return { email, name, ...signed };
}

describe("asking for the link to one’s signature", () => {
  it("sends it to the mailbox that signed, and it opens the page", async () => {
    const { email, name } = await signer();
    await ask(` ${email.toUpperCase()} `);
    const [mail, ...others] = await deliver();
    expect(others).toEqual([]);
    expect(mail).toMatchObject({ to: email.toUpperCase() });
    const [token] = linksIn(mail!);
    const found = await findOwnSignature(token!, "en", at);
    expect(found).toMatchObject({ outcome: "found", signature: { name } });
  });

  it("lists everything that the mailbox signed in one mail", async () => {
    const { email, name } = await signer();
    await signAndConfirm({ email, name }, russian);
    await deliver();
    await ask(email);
    const mails = await deliver();
    expect(mails).toHaveLength(1);
    const tokens = linksIn(mails[0]!);
    expect(tokens).toHaveLength(2);
    const found = await Promise.all(tokens.map((token) => findOwnSignature(token, "en", at)));
    const slugs = found.map((each) => each.outcome === "found" && each.signature.statementSlug);
    expect(slugs).toEqual(["british", "russian"]);
  });

  it("gives a link that works, however long ago the signature was confirmed", async () => {
    const { email, token } = await signer();
    const years = later({ days: 900 });
    expect(await findOwnSignature(token, "en", { now: years })).toEqual({ outcome: "expired" });
    await ask(email, years);
    const [mail] = await deliver(years);
    const found = await findOwnSignature(linksIn(mail!)[0]!, "en", { now: years });
    expect(found).toMatchObject({ outcome: "found" });
  });

  it("sends nothing to an address that nothing was signed from, and keeps nothing of it", async () => {
    const { email } = stranger();
    await ask(email);
    expect(await deliver()).toEqual([]);
    const { rowCount } = await pool.query("select 1 from manage_link_request");
    expect(rowCount).toBe(0);
  });

  it("sends nothing to another spelling of the person’s address, but to an alias of the mailbox", async () => {
    const { email } = await signer();
    await ask(email.replace("@", "+other@"));
    expect(await deliver()).toEqual([]);
    const mark = Date.now().toString(36);
    await signAndConfirm({ email: `anna.${mark}@gmail.com`, name: "Anna Example" });
    await deliver();
    await ask(`an.na${mark}+x@googlemail.com`);
    expect(await deliver()).toHaveLength(1);
  });

  it("sends at most one mail an hour and three a day, however many ask at once", async () => {
    const { email } = await signer();
    const moments = [0, 59, 60, 121, 200, 600, 1439, 1441, 1502];
    const sent = [];
    for (const minutes of moments) {
      const moment = later({ minutes });
      await Promise.all(Array.from({ length: 5 }, () => ask(email, moment)));
      sent.push((await deliver(moment)).length);
    }
    expect(sent).toEqual([1, 0, 1, 1, 0, 0, 0, 1, 1]);
  });

  it("sends the confirm link again to one who has not confirmed, with the pauses of signing", async () => {
    const { email, name } = stranger();
    await submit({ email, name });
    const first = await deliver();
    const sent = [];
    for (const minutes of [1, 2, 3, 4, 6, 600]) {
      const moment = later({ minutes });
      await Promise.all([ask(email, moment), ask(email, moment)]);
      sent.push(...(await deliver(moment)));
    }
    // The first of three went out when the form was sent.
    expect(sent).toHaveLength(2);
    const token = confirmTokenOf(await requireRow(email));
    for (const { text, to } of [...first, ...sent]) {
      expect(text).toContain(token);
      expect(to).toBe(email);
    }
    expect(await requireRow(email)).toMatchObject({ state: "pending", name });
  });

  it("sends both where one statement is confirmed and the other waits", async () => {
    const { email, name } = await signer();
    await submit({ email, name }, { slug: russian });
    await deliver();
    await ask(email, later({ minutes: 5 }));
    const mails = await deliver(later({ minutes: 5 }));
    const subjects = mails.map(({ text }) => (/\/confirm\//.test(text) ? "confirm" : "manage"));
    expect(subjects.sort()).toEqual(["confirm", "manage"]);
  });

  it("sends nothing to a mailbox whose owner said “this wasn’t me”", async () => {
    const { email, name } = await signer();
    await submit({ email, name }, { slug: russian });
    await disownSignature(confirmTokenOf(await requireRow(email, russian)), at);
    await ask(email);
    expect(await deliver()).toEqual([]);
    await ask(email, later({ days: 31 }));
    expect(await deliver(later({ days: 31 }))).toHaveLength(1);
  });

  it("sends nothing for what was withdrawn, expired or erased, nor once it is withdrawn meanwhile", async () => {
    const gone = await signer();
    await withdrawSignature(gone.token, at);
    await ask(gone.email);
    const bad = await signer();
    await pool.query("update signature set state = 'invalidated' where id = $1", [bad.row.id]);
    await withdrawSignature(bad.token, at);
    await ask(bad.email);
    const late = stranger();
    await submit(late);
    await deliver();
    await ask(late.email, later({ days: 8 }));
    const quick = await signer();
    await ask(quick.email);
    await withdrawSignature(quick.token, at);
    expect(await deliver()).toEqual([]);
  });

  it("refuses what is no address with the sign form’s own words", () => {
    const codeOf = (email: unknown) => {
      const parsed = parseEmail({ email });
      return parsed.ok ? null : parsed.errors[0]?.code;
    };
    expect(codeOf("")).toBe("required");
    expect(codeOf(undefined)).toBe("required");
    expect(codeOf("anna")).toBe("address");
    expect(codeOf("a\r\nbcc:x@example.org")).toBe("address");
    expect(codeOf(`${"a".repeat(300)}@example.org`)).toBe("too_long");
    expect(codeOf({})).toBe("not_text");
  });

  it("does the same work for every address: one statement and two jobs", async () => {
    const known = await signer();
    const waiting = stranger();
    await submit(waiting);
    await deliver();
    for (const email of [known.email, waiting.email, stranger().email]) {
      const jobs = async () =>
        Number(
          (await pool.query("select count(*) from graphile_worker._private_jobs")).rows[0].count,
        );
      const before = await jobs();
      await ask(email, later({ minutes: 10 }));
      expect((await jobs()) - before).toBe(2);
    }
  });
});

describe("signing again", () => {
  it("sends a confirmed signer the link, at most once a day", async () => {
    const { email } = await signer();
    const sent = [];
    for (const hours of [1, 2, 24, 26, 49]) {
      await submit({ email, name: "Somebody Else" }, { now: later({ hours }) });
      sent.push((await deliver(later({ hours }))).length);
    }
    expect(sent).toEqual([1, 0, 0, 1, 0]);
    expect(await requireRow(email)).not.toMatchObject({ name: "Somebody Else" });
  });

  it("tells the mailbox of an invalidated signature, and only it, at most once a day", async () => {
    const { email, row } = await signer();
    await pool.query("update signature set state = 'invalidated' where id = $1", [row.id]);
    await submit({ email: email.replace("@", "+tag@"), name: "Anna Again" });
    expect(await deliver()).toEqual([]);
    const sent = [];
    for (const hours of [1, 2, 26]) {
      await submit({ email, name: "Anna Again" }, { now: later({ hours }) });
      sent.push(...(await deliver(later({ hours }))));
    }
    expect(sent).toHaveLength(2);
    for (const { text, to } of sent) {
      expect(to).toBe(email);
      expect(text).not.toMatch(/\/(confirm|signature)\//);
      expect(text.replace(/\s+/g, " ")).toContain("declared invalid");
    }
    expect(await requireRow(email)).toMatchObject({ state: "invalidated", name: row.name });
  });

  it("lets one who withdrew sign anew with what they type then", async () => {
    const { email, token } = await signer();
    await withdrawSignature(token, at);
    await submit({ email, name: "Anna Anew", role: "poet" }, { now: later({ minutes: 1 }) });
    expect(await requireRow(email)).toMatchObject({ state: "pending", name: "Anna Anew" });
    expect(await countMails()).toMatchObject({ confirm: 1 });
  });

  it("tells a mailbox nothing after the invalidation was undone before the mail went out", async () => {
    const { email, row } = await signer();
    const set = (state: string) =>
      pool.query(`update signature set state = '${state}' where id = $1`, [row.id]);
    await set("invalidated");
    await submit({ email, name: "Anna Again" });
    await set("confirmed");
    expect(await deliver()).toEqual([]);
    expect(manageTokenOf(await requireRow(email))).toBeTruthy();
  });
});
