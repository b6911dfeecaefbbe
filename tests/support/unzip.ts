import { fromBuffer, type Entry, type ZipFile } from "yauzl";

/** The one file of a package whose name ends so. */
export function fileEnding(files: Record<string, Buffer>, ending: string): Buffer {
  const [path, ...more] = Object.keys(files).filter((each) => each.endsWith(ending));
  if (!path || more.length > 0) throw new Error(`${ending} is not one of ${Object.keys(files)}`);
  return files[path]!;
}

/** Unpacked by a library that did not pack it. */
export function unzip(bytes: Buffer): Promise<Record<string, Buffer>> {
  return new Promise((resolve, reject) => {
    const files: Record<string, Buffer> = {};
    fromBuffer(bytes, { lazyEntries: true }, (error, zip) => {
      if (error || !zip) return reject(error);
      zip.on("error", reject);
      zip.on("end", () => resolve(files));
      zip.on("entry", (entry: Entry) => {
        readEntry(zip, entry).then((content) => {
          files[entry.fileName.split("/").slice(1).join("/")] = content;
          zip.readEntry();
        }, reject);
      });
      zip.readEntry();
    });
  });
}

function readEntry(zip: ZipFile, entry: Entry): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    zip.openReadStream(entry, (error, stream) => {
      if (error || !stream) return reject(error);
      const pieces: Buffer[] = [];
      stream.on("data", (piece: Buffer) => pieces.push(piece));
      stream.on("end", () => resolve(Buffer.concat(pieces)));
      stream.on("error", reject);
    });
  });
}
