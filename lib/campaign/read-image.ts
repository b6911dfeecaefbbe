import { crc32 } from "node:zlib";
import { readJpeg } from "./read-jpeg";

export type ReadImage = {
  mediaType: "image/png" | "image/jpeg" | "image/webp";
  /** The picture without what cameras and programs write beside it: places, names, times. */
  bytes: Buffer<ArrayBuffer>;
  width: number;
  height: number;
};

/** What is kept of an image, in order, and its size where it says one and has a picture. */
export type ImageParts = {
  mediaType: ReadImage["mediaType"];
  parts: Buffer[];
  size: { width: number; height: number } | null;
};

type Size = NonNullable<ImageParts["size"]>;

/**
 * Reads an image by its content, whatever its name says: PNG, JPEG or WebP, whole from its
 * first part to its last. Null for anything else, for one that was cut off, and for one whose
 * parts do not fit. Metadata (EXIF, XMP, comments) are left out: they tell where and by whom. Only
 * how a JPEG is to be turned stays.
 */
export function readImage(file: Uint8Array): ReadImage | null {
  const bytes = Buffer.from(file.buffer, file.byteOffset, file.byteLength);
  try {
    const image = readPng(bytes) ?? readJpeg(bytes) ?? readWebp(bytes);
    return image && finish(image);
  } catch (error) {
    // Reading past the end of what was cut off.
    if (error instanceof RangeError) return null;
    throw error;
  }
}

const pngMark = Buffer.from("89504e470d0a1a0a", "hex");
const pngKept = /^(IHDR|PLTE|IDAT|IEND|tRNS|gAMA|cHRM|sRGB|iCCP|sBIT|bKGD|pHYs)$/;

function readPng(bytes: Buffer): ImageParts | null {
  if (!bytes.subarray(0, 8).equals(pngMark)) return null;
  const kept: Buffer[] = [pngMark];
  let size: Size | null = null;
  let hasPicture = false;
  for (let at = 8; ;) {
    const length = bytes.readUInt32BE(at);
    const end = at + 12 + length;
    const chunk = bytes.subarray(at, end);
    const type = chunk.toString("latin1", 4, 8);
    if (chunk.length < 12 + length) return null;
    if (crc32(chunk.subarray(4, 8 + length)) !== chunk.readUInt32BE(8 + length)) return null;
    if (at === 8 && type !== "IHDR") return null;
    if (type === "IHDR") size = { width: chunk.readUInt32BE(8), height: chunk.readUInt32BE(12) };
    if (type === "IDAT") hasPicture = true;
    if (pngKept.test(type)) kept.push(chunk);
    if (type === "IEND") {
      return { mediaType: "image/png", parts: kept, size: hasPicture ? size : null };
    }
    at = end;
  }
}

const webpKept = /^(VP8 |VP8L|VP8X|ALPH|ICCP)$/;
/** Bits of `VP8X` that announce EXIF and XMP. */
const webpMetadata = 0x0c;
/** The bit of `VP8X` that announces several pictures one after the other. */
const webpAnimation = 0x02;

/** One still picture: what moves keeps its pictures in parts that are not kept. */
function readWebp(bytes: Buffer): ImageParts | null {
  if (bytes.toString("latin1", 0, 4) !== "RIFF" || bytes.toString("latin1", 8, 12) !== "WEBP") {
    return null;
  }
  const end = 8 + bytes.readUInt32LE(4);
  if (end > bytes.length) return null;
  const kept: Buffer[] = [];
  let size: Size | null = null;
  let hasPicture = false;
  for (let at = 12; at < end;) {
    const type = bytes.toString("latin1", at, at + 4);
    const length = bytes.readUInt32LE(at + 4);
    const next = at + 8 + length + (length % 2);
    if (next > end) return null;
    const chunk = Buffer.from(bytes.subarray(at, next));
    size = webpSize(type, chunk) ?? size;
    if (type === "VP8 " || type === "VP8L") hasPicture = true;
    if (type === "VP8X") {
      if (chunk[8]! & webpAnimation) return null;
      chunk[8] = chunk[8]! & ~webpMetadata;
    }
    if (webpKept.test(type)) kept.push(chunk);
    at = next;
  }
  const body = Buffer.concat([Buffer.from("WEBP"), ...kept]);
  const head = Buffer.from("RIFF\0\0\0\0", "latin1");
  head.writeUInt32LE(body.length, 4);
  return { mediaType: "image/webp", parts: [head, body], size: hasPicture ? size : null };
}

function webpSize(type: string, chunk: Buffer): Size | null {
  if (type === "VP8X") {
    return { width: chunk.readUIntLE(12, 3) + 1, height: chunk.readUIntLE(15, 3) + 1 };
  }
  if (type === "VP8L" && chunk[8] === 0x2f) {
    const bits = chunk.readUInt32LE(9);
    return { width: (bits & 0x3fff) + 1, height: ((bits >> 14) & 0x3fff) + 1 };
  }
  if (type === "VP8 " && chunk.readUIntBE(11, 3) === 0x9d012a) {
    return { width: chunk.readUInt16LE(14) & 0x3fff, height: chunk.readUInt16LE(16) & 0x3fff };
  }
  return null;
}

function finish({ mediaType, parts, size }: ImageParts): ReadImage | null {
  return size && size.width > 0 && size.height > 0
    ? { mediaType, bytes: Buffer.from(Buffer.concat(parts)), ...size }
    : null;
}
