const turned = 0x0112;

/**
 * Out of a JPEG's EXIF segment a new one that says how to turn the picture and nothing else: how
 * the camera was held, which phones leave to whoever shows it. Null where it is not said, where the
 * picture stands upright, and for a segment that is no EXIF (CIPA DC-008, 4.6).
 */
export function keepOrientation(segment: Buffer): Buffer | null {
  if (segment.toString("latin1", 4, 10) !== "Exif\0\0") return null;
  const orientation = readOrientation(segment.subarray(10));
  if (!orientation) return null;
  const kept = Buffer.from("ffe1" + "0022" + "457869660000" + exifHead, "hex");
  kept.writeUInt16BE(orientation, 28);
  return kept;
}

/** Big-endian, one entry: the orientation, one short number; no further directory. */
const exifHead = "4d4d002a00000008" + "0001" + "0112000300000001" + "00000000" + "00000000";

/** 2 to 8; null for everything else. */
function readOrientation(tiff: Buffer): number | null {
  try {
    const isLittle = tiff.toString("latin1", 0, 2) === "II";
    const short = (at: number) => (isLittle ? tiff.readUInt16LE(at) : tiff.readUInt16BE(at));
    const long = (at: number) => (isLittle ? tiff.readUInt32LE(at) : tiff.readUInt32BE(at));
    if (short(2) !== 42) return null;
    const directory = long(4);
    for (let entry = 0; entry < short(directory); entry += 1) {
      const at = directory + 2 + entry * 12;
      if (short(at) !== turned) continue;
      const value = short(at + 8);
      return value >= 2 && value <= 8 ? value : null;
    }
  } catch (error) {
    // A directory that points past its end: the picture is fine without it.
    if (!(error instanceof RangeError)) throw error;
  }
  return null;
}
