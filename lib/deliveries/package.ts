import { createHash } from "node:crypto";
import { PassThrough, Readable, Transform } from "node:stream";
import { ZipFile } from "yazl";
import type { PackagedFile } from "./contents";
import { manifestPublicKey, sha256, signManifest, type ManifestFile } from "./manifest";

type Packing = {
  reference: string;
  files: PackagedFile[];
  /** What the manifest says beside the files. */
  facts: Record<string, unknown>;
  /** How to check the package, in the delivery's language. */
  howTo: { path: string; text: string };
  /** The moment that stands as every file's time. */
  takenAt: Date;
};

export type Packed = {
  /** The ZIP's bytes; read to the end before `manifestSha256` is asked. */
  bytes: Readable;
  manifestSha256: () => string;
};

/**
 * One ZIP as a stream: the files one after another, each hashed as it passes, then `SHA256SUMS`,
 * `manifest.json` with every file's length and SHA-256, and its Ed25519 signature. Nothing is
 * held in memory but the names of files. An error of any file ends the stream with it.
 */
export function packFiles({ reference, files, facts, howTo, takenAt }: Packing): Packed {
  const zip = new ZipFile();
  const written: ManifestFile[] = [];
  let manifestHash: string | undefined;
  const options = { mtime: takenAt };
  const output = new PassThrough();
  const fail = (error: unknown) => output.destroy(error as Error);

  const add = (path: string, make: () => Readable, isListed = true) => {
    const compress = !/\.(xlsx|pdf)$/.test(path);
    zip.addReadStreamLazy(`${reference}/${path}`, { ...options, compress }, (give) => {
      try {
        const source = make();
        source.on("error", fail);
        give(null, isListed ? source.pipe(noting(path, written)) : source);
      } catch (error) {
        fail(error);
      }
    });
  };
  for (const { path, make } of files) add(path, make);
  add(howTo.path, () => bytesOf(howTo.text));
  add("public-key.pem", () => bytesOf(manifestPublicKey()));
  add("SHA256SUMS", () =>
    bytesOf(written.map((file) => `${file.sha256}  ${file.path}\n`).join("")),
  );
  let manifest = Buffer.alloc(0);
  add(
    "manifest.json",
    () => {
      manifest = Buffer.from(`${JSON.stringify({ ...facts, files: written }, null, 2)}\n`);
      manifestHash = sha256(manifest);
      return Readable.from([manifest]);
    },
    false,
  );
  add("manifest.sig", () => Readable.from([Buffer.from(signManifest(manifest), "base64")]), false);

  zip.on("error", fail);
  zip.outputStream.on("error", fail);
  zip.outputStream.pipe(output);
  zip.end();
  return {
    bytes: output,
    manifestSha256: () => {
      if (!manifestHash) throw new Error("the package has not been read to its end");
      return manifestHash;
    },
  };
}

/** Passes a file on and notes its length and hash at its end. */
function noting(path: string, written: ManifestFile[]): Transform {
  const hash = createHash("sha256");
  let bytes = 0;
  return new Transform({
    transform(chunk: Buffer, _encoding, done) {
      hash.update(chunk);
      bytes += chunk.length;
      done(null, chunk);
    },
    flush(done) {
      written.push({ path, bytes, sha256: hash.digest("hex") });
      done();
    },
  });
}

function bytesOf(text: string): Readable {
  return Readable.from([Buffer.from(text, "utf8")]);
}
