import { randomUUID } from "node:crypto";
import type pg from "pg";
import type { Actor } from "@/lib/accounts/schema";
import { pool } from "@/lib/db";
import { readDeliveryFile } from "@/lib/deliveries/download";
import { makeDelivery } from "@/lib/deliveries/run";
import { findDelivery, insertDelivery } from "@/lib/deliveries/store";
import type { DeliveryChoices } from "@/lib/deliveries/schema";
import { confirmSignature } from "@/lib/signing";
import { env } from "@/lib/env";
import { storyStart } from "./clock";
import { withConnection } from "./database";
import { unzip } from "./unzip";
import { submitAndOpenMail, type Filled } from "./signing";

export const usualChoices: DeliveryChoices = {
  profile: "handover",
  formats: ["csv"],
  statements: ["british"],
  locale: "en",
  order: "surname",
  columns: ["role", "organisation", "capacity"],
  since: null,
  paper: "a4",
  excelMark: false,
};

/** Signs and confirms. */
export async function signAndConfirm(filled: Filled, slug = "british", now = storyStart) {
  const token = await submitAndOpenMail(filled, slug, now);
  await confirmSignature(token, null, { now });
}

/** Queues a delivery past every question of who may, and makes it as the worker does. */
export async function deliver(choices: Partial<DeliveryChoices> = {}) {
  const id = await queueDelivery(choices);
  await makeDelivery(id, { now: () => storyStart });
  return readDelivery(id);
}

/** Queues it and leaves the making to the story. */
export async function queueDelivery(
  choices: Partial<DeliveryChoices> = {},
  supplementTo: string | null = null,
): Promise<string> {
  const id = randomUUID();
  const { rows } = await pool.query<{ id: string }>("select id from campaign");
  const chosen = { ...usualChoices, ...choices };
  await insertDelivery(pool, {
    id,
    campaignId: rows[0]!.id,
    reference: `T${id.slice(0, 6).toUpperCase()}`,
    profile: chosen.profile,
    choices: chosen,
    recipient: "The Embassy of Example",
    purpose: "Handing over",
    note: null,
    state: "queued",
    supplementTo,
    requestedById: null,
    requestedAt: storyStart,
  });
  return id;
}

/** A delivery with its file unpacked: contents by path, without the folder. */
export async function readDelivery(id: string) {
  const delivery = (await findDelivery(id))!;
  const files = delivery.fileKey ? await unzip(await collect(readDeliveryFile(delivery))) : {};
  return { delivery, files };
}

async function collect(bytes: AsyncIterable<Buffer>): Promise<Buffer> {
  const pieces: Buffer[] = [];
  for await (const piece of bytes) pieces.push(piece);
  return Buffer.concat(pieces);
}

/** Makes a supplement to a delivery. */
export async function supplement(originalId: string) {
  const original = (await findDelivery(originalId))!;
  const id = await queueDelivery(original.choices, originalId);
  await makeDelivery(id, { now: () => storyStart });
  return readDelivery(id);
}

/** An admin who has shown a passkey just now. */
export async function admin(): Promise<Actor> {
  const id = randomUUID();
  await pool.query(
    "insert into organiser (id, email, role, created_at) values ($1, $2, 'admin', $3)",
    [id, `admin-${id.slice(0, 8)}@example.org`, storyStart],
  );
  return {
    id,
    email: `admin-${id.slice(0, 8)}@example.org`,
    name: null,
    role: "admin",
    hasPasskey: true,
    hasSecondStep: true,
    passkeyVerifiedAt: storyStart,
  };
}

/** A connection of one's own to the story's database. */
export function connectAlone<Result>(work: (client: pg.Client) => Promise<Result>) {
  return withConnection(env.databaseUrl!, work);
}

export { fileEnding } from "./unzip";
