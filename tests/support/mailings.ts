import { expect } from "vitest";
import { findMailing, mailUpdate, prepareMailing } from "@/lib/mail";
import { listMailbox } from "@/lib/mail/local-mailbox";
import { fingerprint } from "@/lib/privacy";
import { parseAddress } from "@/lib/privacy/schema";
import { signInAs } from "./actors";
import { storyStart as now } from "./clock";
import { makeReader, makeUpdate, sendAll } from "./updates";

// Pieces of two readers stand for pieces of thousands.
export const small = { now, pieceSize: 2, mostAhead: 2 };

/** A reader’s place. */
export const orderOf = ({ email }: { email: string }) =>
  fingerprint(parseAddress(email)!.canonical);

/** A mailing that was begun, and its readers in the order in which it takes them. */
export async function begin(readers = 5) {
  const { actor } = await signInAs("organiser");
  const id = await makeUpdate(actor);
  const people = [];
  for (let n = 0; n < readers; n += 1) people.push(await makeReader());
  people.sort((a, b) => Buffer.compare(orderOf(a), orderOf(b)));
  expect(await mailUpdate(actor, id, { now })).toEqual({ outcome: "begun" });
  return { actor, id, people };
}

type Who = Parameters<typeof findMailing>[0];
/** How far it is. */
export const progressOf = async (actor: Who, id: string) =>
  (await findMailing(actor, id, { now }))!.progress;

/** Does the worker's part to its end, sending in between. */
export async function finish(id: string): Promise<void> {
  for (let round = 0; round < 20; round += 1) {
    const { end } = await prepareMailing(id, small);
    await sendAll();
    if (end === "done" || end === "stopped") return;
  }
  throw new Error("it does not come to an end");
}

/** In order. */
export const addressesOf = (people: { email: string }[]) => people.map(({ email }) => email).sort();
/** Who has got something. */
export const addressees = async () =>
  addressesOf((await listMailbox({ limit: 100 })).map(toReader));
const toReader = ({ to }: { to: string }) => ({ email: to });
