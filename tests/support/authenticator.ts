import { createHash, generateKeyPairSync, randomBytes, sign, type KeyObject } from "node:crypto";

type Ceremony = { challenge: string };
type Circumstances = {
  /** Where the browser says that it is. */
  origin?: string;
  rpId?: string;
  /** Whether it has recognised its owner. */
  isVerified?: boolean;
  /** Says this count in place of the next one. */
  counter?: number;
};

const sha256 = (data: string | Buffer) => createHash("sha256").update(data).digest();
const base64url = (bytes: Buffer) => bytes.toString("base64url");

/**
 * A passkey device in software (WebAuthn Level 3, ES256, attestation "none"): answers the two
 * ceremonies as a browser with such a device does, and lies where a test tells it to.
 */
export class Authenticator {
  private readonly id = randomBytes(32);
  private readonly privateKey: KeyObject;
  private readonly publicKey: KeyObject;
  private counter = 0;

  constructor(private readonly home = { origin: "http://localhost:3000", rpId: "localhost" }) {
    const pair = generateKeyPairSync("ec", { namedCurve: "P-256" });
    this.privateKey = pair.privateKey;
    this.publicKey = pair.publicKey;
  }

  /** The answer to `navigator.credentials.create`. */
  register({ challenge }: Ceremony, told: Circumstances = {}) {
    const clientData = this.describe("webauthn.create", challenge, told);
    const length = Buffer.alloc(2);
    length.writeUInt16BE(this.id.length);
    const credential = Buffer.concat([Buffer.alloc(16), length, this.id, this.coseKey()]);
    const attestation = cborMap([
      [cborText("fmt"), cborText("none")],
      [cborText("attStmt"), cborMap([])],
      [cborText("authData"), cborBytes(this.data(0x40, told, credential))],
    ]);
    return this.answer({
      clientDataJSON: base64url(clientData),
      attestationObject: base64url(attestation),
      transports: ["internal"],
    });
  }

  /** The answer to `navigator.credentials.get`. */
  show({ challenge }: Ceremony, told: Circumstances = {}) {
    const clientData = this.describe("webauthn.get", challenge, told);
    const authenticatorData = this.data(0, told);
    const signed = Buffer.concat([authenticatorData, sha256(clientData)]);
    return this.answer({
      clientDataJSON: base64url(clientData),
      authenticatorData: base64url(authenticatorData),
      signature: base64url(sign("sha256", signed, this.privateKey)),
    });
  }

  private answer<Response>(response: Response) {
    const id = base64url(this.id);
    return { id, rawId: id, type: "public-key", clientExtensionResults: {}, response };
  }

  private describe(type: string, challenge: string, { origin = this.home.origin }: Circumstances) {
    return Buffer.from(JSON.stringify({ type, challenge, origin, crossOrigin: false }));
  }

  /** Hash of the site's host, flags (present, recognised), count. */
  private data(flags: number, told: Circumstances, credential = Buffer.alloc(0)): Buffer {
    const { rpId = this.home.rpId, isVerified = true } = told;
    this.counter = told.counter ?? this.counter + 1;
    const count = Buffer.alloc(4);
    count.writeUInt32BE(this.counter);
    const all = Buffer.of(0x01 | (isVerified ? 0x04 : 0) | flags);
    return Buffer.concat([sha256(rpId), all, count, credential]);
  }

  private coseKey(): Buffer {
    const { x, y } = this.publicKey.export({ format: "jwk" });
    return cborMap([
      [Buffer.of(0x01), Buffer.of(0x02)],
      [Buffer.of(0x03), Buffer.of(0x26)],
      [Buffer.of(0x20), Buffer.of(0x01)],
      [Buffer.of(0x21), cborBytes(Buffer.from(x!, "base64url"))],
      [Buffer.of(0x22), cborBytes(Buffer.from(y!, "base64url"))],
    ]);
  }
}

function cborHead(major: number, length: number): Buffer {
  if (length < 24) return Buffer.of((major << 5) | length);
  if (length < 256) return Buffer.of((major << 5) | 24, length);
  return Buffer.of((major << 5) | 25, length >> 8, length & 255);
}

function cborBytes(bytes: Buffer): Buffer {
  return Buffer.concat([cborHead(2, bytes.length), bytes]);
}

function cborText(text: string): Buffer {
  return Buffer.concat([cborHead(3, text.length), Buffer.from(text)]);
}

function cborMap(pairs: [Buffer, Buffer][]): Buffer {
  return Buffer.concat([cborHead(5, pairs.length), ...pairs.flat()]);
}
