import { describe, expect, it } from "vitest";
import { confirmSignature } from "@/lib/signing";
import { parseAddress } from "@/lib/privacy/schema";
import { prepareSubmission } from "@/lib/signing/prepare-submission";
import { storeSubmission, type Submission } from "@/lib/signing/store";
import { later, storyStart } from "../support/clock";
import { stranger } from "../support/people";
import { confirmTokenOf, countMails, fillForm, readCounts, requireRow } from "../support/signing";

/** Stores what this person submits, judged as `suspicion` says. */
function store(email: string, suspicion: Partial<Submission> = {}) {
  const submission = prepareSubmission(
    fillForm({ email, name: "Anna Sample" }),
    parseAddress(email)!,
  );
  const place = { slug: "british", locale: "en", now: storyStart };
  return storeSubmission({
    ...submission,
    ...place,
    quarantined: false,
    holdMail: false,
    source: "unknown",
    readVersion: null,
    ...suspicion,
  });
}

describe("a submission that looks suspicious", () => {
  it("holds a mail back without a trace, and sends the next one at once", async () => {
    const { email } = stranger();
    await store(email, { holdMail: true });
    expect(await requireRow(email)).toMatchObject({ state: "pending" });
    expect(await countMails()).toEqual({});
    await store(email);
    expect(await countMails()).toEqual({ confirm: 1 });
    await store(email, { holdMail: true, now: later({ minutes: 5 }) });
    expect(await countMails()).toEqual({ confirm: 1 });
    await store(email, { now: later({ minutes: 6 }) });
    expect(await countMails()).toEqual({ confirm: 2 });
  });

  it("keeps a suspicious signature out of the count, also once it is confirmed", async () => {
    const { email } = stranger();
    await store(email, { quarantined: true });
    const row = await requireRow(email);
    await confirmSignature(confirmTokenOf(row), null, { now: later({ minutes: 1 }) });
    expect(await requireRow(email)).toMatchObject({ state: "confirmed", quarantined: true });
    expect(await readCounts()).toMatchObject({ british: 0, total: 0 });
  });

  it("judges anew who signs anew", async () => {
    const { email } = stranger();
    await store(email, { quarantined: true });
    await store(email);
    expect(await requireRow(email)).toMatchObject({ quarantined: true });
    await store(email, { now: later({ days: 8 }) });
    expect(await requireRow(email)).toMatchObject({ quarantined: false });
  });
});
