import type { ImageParts } from "./read-image";
import { keepOrientation } from "./read-orientation";

/** What a JPEG's picture is made of: tables, frames, restart intervals, numbers of lines. */
const isPicturePart = (marker: number) =>
  (marker >= 0xc0 && marker <= 0xcf) || (marker >= 0xda && marker <= 0xdd);

/**
 * The parts of a JPEG without which it would not look the same: segments by a list of those that
 * are kept, scans up to where their data end, nothing behind the end of the image. Phones put
 * a second picture there, or a film, with their own places and times (ISO/IEC 10918-1, Annex B;
 * CIPA DC-007). Null for what is no JPEG; throws `RangeError` for one that was cut off.
 */
export function readJpeg(bytes: Buffer): ImageParts | null {
  if (bytes.readUInt16BE(0) !== 0xffd8) return null;
  const parts: Buffer[] = [bytes.subarray(0, 2)];
  let size: ImageParts["size"] = null;
  let hasScan = false;
  for (let at = 2; ;) {
    if (bytes.readUInt8(at) !== 0xff) return null;
    const marker = bytes.readUInt8(at + 1);
    if (marker === 0xff) {
      at += 1; // A marker may stand behind any number of these.
      continue;
    }
    if (marker === 0xd9) {
      parts.push(bytes.subarray(at, at + 2));
      return { mediaType: "image/jpeg", parts, size: hasScan ? size : null };
    }
    const end = at + 2 + bytes.readUInt16BE(at + 2);
    if (end > bytes.length || end < at + 4) return null;
    const segment = bytes.subarray(at, end);
    if (isFrame(marker)) {
      size = { height: segment.readUInt16BE(5), width: segment.readUInt16BE(7) };
    }
    const kept = keepSegment(marker, segment);
    if (kept) parts.push(kept);
    at = end;
    if (marker === 0xda) {
      hasScan = true;
      at = findScanEnd(bytes, end);
      parts.push(bytes.subarray(end, at));
    }
  }
}

function keepSegment(marker: number, segment: Buffer): Buffer | null {
  if (marker === 0xe1) return keepOrientation(segment);
  return isPicturePart(marker) || isLookOfPicture(marker, segment) ? segment : null;
}

/** Start of frame, but for three markers that only look like one. */
function isFrame(marker: number): boolean {
  return marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker);
}

/**
 * JFIF without a small picture in it, which may show more than the large one; the colour
 * profile; Adobe's word on colours. No XMP, no index of further pictures, no comment.
 */
function isLookOfPicture(marker: number, segment: Buffer): boolean {
  const startsWith = (name: string) => segment.toString("latin1", 4, 4 + name.length) === name;
  if (marker === 0xe0) return startsWith("JFIF\0") && segment.length === 18;
  if (marker === 0xe2) return startsWith("ICC_PROFILE\0");
  return marker === 0xee && startsWith("Adobe");
}

/** Where a scan's data end: at the first marker that is neither a stuffed byte nor a restart. */
function findScanEnd(bytes: Buffer, from: number): number {
  for (let at = from; ; at += 2) {
    at = bytes.indexOf(0xff, at);
    if (at < 0) throw new RangeError("the scan does not end");
    while (bytes.readUInt8(at + 1) === 0xff) at += 1;
    const next = bytes.readUInt8(at + 1);
    if (next !== 0x00 && !(next >= 0xd0 && next <= 0xd7)) return at;
  }
}
