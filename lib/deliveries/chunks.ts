import { createCipheriv, createDecipheriv, createHash, randomBytes } from "node:crypto";
import { pool } from "../db";
import { deliveryFileContext, open, seal } from "../privacy";

const chunkSize = 1024 * 1024;
const ivLength = 12;
const tagLength = 16;

/** A fresh key for one file, and the same sealed for the database. */
export function makeFileKey(deliveryId: string): { key: Buffer; sealed: Buffer } {
  const key = randomBytes(32);
  return { key, sealed: seal(key.toString("base64"), deliveryFileContext(deliveryId)) };
}

/** The key of a delivery's file. Throws `SealBroken` when it cannot be opened. */
export function openFileKey(deliveryId: string, sealed: Uint8Array): Buffer {
  return Buffer.from(open(sealed, deliveryFileContext(deliveryId)), "base64");
}

/**
 * Stores a stream in pieces of a megabyte, each encrypted (AES-256-GCM, bound to delivery and
 * place). Each piece is committed as it comes: until the delivery is `ready` nobody reads them,
 * and a failed one's are deleted. Returns the number of plain bytes and their SHA-256.
 */
export async function storeChunks(
  deliveryId: string,
  key: Buffer,
  source: AsyncIterable<Buffer>,
): Promise<{ bytes: number; sha256: string }> {
  const hash = createHash("sha256");
  let held: Buffer[] = [];
  let heldBytes = 0;
  let number = 0;
  let total = 0;
  const flush = async () => {
    const bytes = encryptChunk(key, deliveryId, (number += 1), Buffer.concat(held));
    held = [];
    heldBytes = 0;
    await pool.query(
      "INSERT INTO delivery_chunk (delivery_id, number, bytes) VALUES ($1, $2, $3)",
      [deliveryId, number, bytes],
    );
  };
  for await (const piece of source) {
    hash.update(piece);
    held.push(piece);
    heldBytes += piece.length;
    total += piece.length;
    if (heldBytes >= chunkSize) await flush();
  }
  if (heldBytes > 0) await flush();
  return { bytes: total, sha256: hash.digest("hex") };
}

/** The plain bytes of a stored file, piece by piece. Throws when one is missing or was altered. */
export async function* readChunks(deliveryId: string, key: Buffer): AsyncGenerator<Buffer> {
  for (let number = 1; ; number += 1) {
    const { rows } = await pool.query<{ bytes: Buffer }>(
      "SELECT bytes FROM delivery_chunk WHERE delivery_id = $1 AND number = $2",
      [deliveryId, number],
    );
    if (!rows[0]) return;
    yield decryptChunk(key, deliveryId, number, rows[0].bytes);
  }
}

function contextOf(deliveryId: string, number: number): Buffer {
  return Buffer.from(`${deliveryId}:${number}`);
}

function encryptChunk(key: Buffer, deliveryId: string, number: number, plain: Buffer): Buffer {
  const iv = randomBytes(ivLength);
  const cipher = createCipheriv("aes-256-gcm", key, iv).setAAD(contextOf(deliveryId, number));
  return Buffer.concat([iv, cipher.update(plain), cipher.final(), cipher.getAuthTag()]);
}

function decryptChunk(key: Buffer, deliveryId: string, number: number, bytes: Buffer): Buffer {
  const decipher = createDecipheriv("aes-256-gcm", key, bytes.subarray(0, ivLength))
    .setAAD(contextOf(deliveryId, number))
    .setAuthTag(bytes.subarray(-tagLength));
  return Buffer.concat([decipher.update(bytes.subarray(ivLength, -tagLength)), decipher.final()]);
}
