import { createCipheriv, createDecipheriv, createHash, randomBytes, scrypt } from "node:crypto";
import type { FileHandle } from "node:fs/promises";
import { promisify } from "node:util";
import { z } from "zod";

/** The part of a backup that everybody can read, and nobody can change unnoticed. */
export type BackupHeader = {
  format: "undersigned-backup";
  version: 1;
  createdAt: string;
  /** Names of the migrations of the database it was made from. */
  migrations: string[];
  /** Tells the keys apart without telling anything of them. */
  keysId: string;
  scrypt: { N: number; r: number; p: number };
  salts: Record<SectionName, string>;
};

export type SectionName = "keys" | "data";

/** A file that is no backup, was cut or altered, or does not open with this passphrase. */
export class BackupUnreadable extends Error {
  override name = "BackupUnreadable";
}

const chunkSize = 256 * 1024;
const tagLength = 16;
const longestHeader = 1024 * 1024;
/** The top bit of a chunk's length says that it is the section's last. */
const lastFlag = 0x8000_0000;
/** Some 128 MB and half a second for each guess at a passphrase. */
const cost = { N: 2 ** 17, r: 8, p: 1 };
const deriveKey = promisify<string, Buffer, number, object, Buffer>(scrypt);

/** A fresh header, with salts of its own. */
export function makeHeader(
  facts: Pick<BackupHeader, "createdAt" | "migrations" | "keysId">,
): BackupHeader {
  const salt = () => randomBytes(16).toString("base64");
  const salts = { keys: salt(), data: salt() };
  return { format: "undersigned-backup", version: 1, ...facts, scrypt: cost, salts };
}

/** The header's bytes in the file: one line of JSON. */
export function encodeHeader(header: BackupHeader): Buffer {
  return Buffer.from(`${JSON.stringify(header)}\n`);
}

/**
 * Encrypts a section in chunks (AES-256-GCM, key from the passphrase by scrypt). Number and
 * end of a chunk are in its nonce, header and section's name in what is authenticated: a
 * chunk that was changed, moved, left out or cut off does not open.
 */
export async function* sealSection(
  header: BackupHeader,
  section: SectionName,
  passphrase: string,
  plain: AsyncIterable<Uint8Array> | Iterable<Uint8Array>,
): AsyncGenerator<Buffer> {
  const lock = await makeLock(header, encodeHeader(header), section, passphrase);
  let held: Buffer[] = [];
  let size = 0;
  let index = 0;
  for await (const piece of plain) {
    held.push(Buffer.from(piece));
    size += piece.length;
    while (size > chunkSize) {
      const all = Buffer.concat(held);
      yield sealChunk(lock, index++, false, all.subarray(0, chunkSize));
      held = [all.subarray(chunkSize)];
      size -= chunkSize;
    }
  }
  yield sealChunk(lock, index, true, Buffer.concat(held));
}

/** Reads a backup from its beginning: the header, then its sections in their order. */
export class SealedReader {
  private position: number;

  private constructor(
    private readonly file: FileHandle,
    readonly header: BackupHeader,
    private readonly headerBytes: Buffer,
  ) {
    this.position = headerBytes.length;
  }

  /** Reads the header; throws `BackupUnreadable` when the file is no backup of this format. */
  static async open(file: FileHandle): Promise<SealedReader> {
    const start = Buffer.alloc(longestHeader);
    const { bytesRead } = await file.read(start, 0, start.length, 0);
    const end = start.subarray(0, bytesRead).indexOf(10);
    const line = start.subarray(0, end + 1);
    const header = parseHeader(line.toString("utf8"));
    if (!header) throw new BackupUnreadable("the file is no backup of this platform");
    if (header.version !== 1) {
      throw new BackupUnreadable(`the file has format ${header.version}; this version reads 1`);
    }
    return new SealedReader(file, header, line);
  }

  /** The section's plain content; throws `BackupUnreadable` where it does not open. */
  async *readSection(section: SectionName, passphrase: string): AsyncGenerator<Buffer> {
    const lock = await makeLock(this.header, this.headerBytes, section, passphrase);
    for (let index = 0; ; index += 1) {
      const { isLast, sealed } = await this.readChunk();
      yield openChunk(lock, index, isLast, sealed, section);
      if (isLast) return;
    }
  }

  /** Passes over a section without opening it. */
  async skipSection(): Promise<void> {
    while (!(await this.readChunk()).isLast);
  }

  /** Throws unless everything has been read. */
  async requireEnd(): Promise<void> {
    const { size } = await this.file.stat();
    if (size !== this.position) throw new BackupUnreadable("the file goes on after its end");
  }

  private async readChunk(): Promise<{ isLast: boolean; sealed: Buffer }> {
    const word = (await this.take(4)).readUInt32BE();
    const length = word & ~lastFlag;
    if (length < tagLength || length > chunkSize + tagLength) throw cutOrAltered();
    return { isLast: (word & lastFlag) !== 0, sealed: await this.take(length) };
  }

  private async take(length: number): Promise<Buffer> {
    const bytes = Buffer.alloc(length);
    const { bytesRead } = await this.file.read(bytes, 0, length, this.position);
    if (bytesRead < length) throw cutOrAltered();
    this.position += length;
    return bytes;
  }
}

type Lock = { key: Buffer; about: Buffer };

async function makeLock(
  header: BackupHeader,
  headerBytes: Buffer,
  section: SectionName,
  passphrase: string,
): Promise<Lock> {
  const { N, r, p } = header.scrypt;
  const salt = Buffer.from(header.salts[section], "base64");
  const options = { N, r, p, maxmem: 256 * N * r };
  const key = await deriveKey(passphrase.normalize("NFC"), salt, 32, options);
  const about = createHash("sha256").update(headerBytes).update(section).digest();
  return { key, about };
}

function sealChunk({ key, about }: Lock, index: number, isLast: boolean, plain: Buffer): Buffer {
  const cipher = createCipheriv("aes-256-gcm", key, nonceOf(index, isLast)).setAAD(about);
  const sealed = Buffer.concat([cipher.update(plain), cipher.final(), cipher.getAuthTag()]);
  const word = Buffer.alloc(4);
  word.writeUInt32BE(sealed.length + (isLast ? lastFlag : 0));
  return Buffer.concat([word, sealed]);
}

function openChunk(
  { key, about }: Lock,
  index: number,
  isLast: boolean,
  sealed: Buffer,
  section: SectionName,
): Buffer {
  const end = sealed.length - tagLength;
  const cipher = createDecipheriv("aes-256-gcm", key, nonceOf(index, isLast), {
    authTagLength: tagLength,
  });
  cipher.setAAD(about).setAuthTag(sealed.subarray(end));
  try {
    return Buffer.concat([cipher.update(sealed.subarray(0, end)), cipher.final()]);
  } catch {
    // Nobody can tell a wrong passphrase from a first chunk that was altered.
    if (index > 0) throw cutOrAltered();
    throw new BackupUnreadable(
      `the passphrase for the ${section} is wrong, or the file was altered`,
    );
  }
}

/** Never twice under one key, because each section of each file has a key of its own. */
function nonceOf(index: number, isLast: boolean): Buffer {
  const nonce = Buffer.alloc(12);
  nonce.writeUIntBE(index, 2, 6);
  nonce.writeUInt8(isLast ? 1 : 0, 11);
  return nonce;
}

function cutOrAltered(): BackupUnreadable {
  return new BackupUnreadable("the file was cut or altered");
}

/** The header in a line, or null when it is none or asks for work that no backup of ours asks for. */
function parseHeader(line: string): BackupHeader | null {
  const parsed = headerShape.safeParse(readJson(line));
  return parsed.success ? (parsed.data as BackupHeader) : null;
}

function readJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

const headerShape = z.object({
  format: z.literal("undersigned-backup"),
  version: z.int(),
  createdAt: z.iso.datetime(),
  migrations: z.array(z.string()),
  keysId: z.string(),
  scrypt: z.object({
    N: z
      .int()
      .min(2)
      .max(2 ** 20),
    r: z.int().min(1).max(16),
    p: z.int().min(1).max(4),
  }),
  salts: z.object({ keys: z.string(), data: z.string() }),
});
