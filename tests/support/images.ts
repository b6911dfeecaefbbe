import { crc32, deflateSync } from "node:zlib";

function chunk(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type, "latin1"), data]);
  const length = Buffer.alloc(4);
  length.writeUInt32BE(data.length);
  const check = Buffer.alloc(4);
  check.writeUInt32BE(crc32(body));
  return Buffer.concat([length, body, check]);
}

/** A grey PNG; `extra` are chunks beside the picture, as [type, content]. */
export function makePng(width = 640, height = 480, extra: [string, string][] = []): Buffer {
  const head = Buffer.alloc(13);
  head.writeUInt32BE(width, 0);
  head.writeUInt32BE(height, 4);
  head.set([8, 0, 0, 0, 0], 8);
  const rows = Buffer.alloc((width + 1) * height, 0x7f);
  for (let row = 0; row < height; row += 1) rows[row * (width + 1)] = 0;
  return Buffer.concat([
    Buffer.from("89504e470d0a1a0a", "hex"),
    chunk("IHDR", head),
    ...extra.map(([type, content]) => chunk(type, Buffer.from(content, "utf8"))),
    chunk("IDAT", deflateSync(rows)),
    chunk("IEND", Buffer.alloc(0)),
  ]);
}

function segment(marker: number, data: Buffer): Buffer {
  const head = Buffer.alloc(4);
  head.writeUInt16BE(0xff00 | marker, 0);
  head.writeUInt16BE(data.length + 2, 2);
  return Buffer.concat([head, data]);
}

const exif = segment(0xe1, Buffer.from("Exif\0\0GPS 55.75 37.61", "latin1"));
const scan = segment(0xda, Buffer.from("0101003f00", "hex"));

/** The frame of a JPEG with EXIF and a comment in it; its picture is noise, in two scans. */
export function makeJpeg(width = 640, height = 480): Buffer {
  const size = Buffer.alloc(6);
  size.set([8], 0);
  size.writeUInt16BE(height, 1);
  size.writeUInt16BE(width, 3);
  return Buffer.concat([
    Buffer.from("ffd8", "hex"),
    segment(0xe0, Buffer.from("JFIF\0\x01\x01\0\0\x01\0\x01\0\0", "latin1")),
    exif,
    segment(0xfe, Buffer.from("taken by Somebody", "latin1")),
    segment(0xc0, Buffer.concat([size, Buffer.from("01011100", "hex")])),
    // A stuffed byte and a restart belong to a scan's data.
    ...[scan, Buffer.from("a1ff00b2ffd3c4", "hex")],
    ...[segment(0xfe, Buffer.from("Somebody again", "latin1")), exif],
    ...[scan, Buffer.from("a1b2c3d4ffd9", "hex")],
  ]);
}

/** A JPEG whose camera was held on its side, with the place in the same EXIF. */
export function makeTurnedJpeg(orientation: number, order: "II" | "MM" = "II"): Buffer {
  const tiff = Buffer.alloc(60);
  const short = (value: number, at: number) =>
    order === "II" ? tiff.writeUInt16LE(value, at) : tiff.writeUInt16BE(value, at);
  const long = (value: number, at: number) =>
    order === "II" ? tiff.writeUInt32LE(value, at) : tiff.writeUInt32BE(value, at);
  tiff.write(order, 0, "latin1");
  short(42, 2);
  long(8, 4);
  short(2, 8);
  // The camera's maker, as text behind the directory; then the orientation.
  [0x010f, 2].forEach((value, index) => short(value, 10 + index * 2));
  long(13, 14);
  long(38, 18);
  [0x0112, 3].forEach((value, index) => short(value, 22 + index * 2));
  long(1, 26);
  short(orientation, 30);
  tiff.write("GPS Somebody\0", 38, "latin1");
  const whole = makeJpeg();
  const head = Buffer.from("Exif\0\0", "latin1");
  return Buffer.concat([
    whole.subarray(0, 2),
    segment(0xe1, Buffer.concat([head, tiff])),
    whole.subarray(2),
  ]);
}

/**
 * What a phone saves: an index of pictures, a small one within the head, and behind the end a
 * second JPEG with EXIF of its own and a film with the place in it.
 */
export function makePhoneJpeg(): Buffer {
  const whole = makeJpeg();
  const film = Buffer.from("\0\0\0\x18ftypmp42\xa9xyz+55.7500+037.6100/ GPS", "latin1");
  return Buffer.concat([
    whole.subarray(0, 2),
    segment(0xe0, Buffer.from("JFXX\0\x10 small picture by Somebody", "latin1")),
    segment(0xe2, Buffer.from("MPF\0II*\0 GPS", "latin1")),
    segment(0xe2, Buffer.from("ICC_PROFILE\0\x01\x01 colours", "latin1")),
    ...[whole.subarray(2), makeJpeg(400, 300), film, Buffer.from("ffd9", "hex")],
  ]);
}

function part(type: string, data: Buffer): Buffer {
  const head = Buffer.from(`${type}\0\0\0\0`, "latin1");
  head.writeUInt32LE(data.length, 4);
  return Buffer.concat([head, data, Buffer.alloc(data.length % 2)]);
}

function riff(parts: Buffer[]): Buffer {
  const body = Buffer.concat([Buffer.from("WEBP"), ...parts]);
  const head = Buffer.from("RIFF\0\0\0\0", "latin1");
  head.writeUInt32LE(body.length, 4);
  return Buffer.concat([head, body]);
}

function extended(flags: number, width: number, height: number): Buffer {
  const data = Buffer.alloc(10);
  data[0] = flags;
  data.writeUIntLE(width - 1, 4, 3);
  data.writeUIntLE(height - 1, 7, 3);
  return part("VP8X", data);
}

/** A WebP of the simple lossless kind within the extended one, with EXIF in it. */
export function makeWebp(width = 640, height = 480): Buffer {
  const picture = Buffer.alloc(9);
  picture[0] = 0x2f;
  picture.writeUInt32LE(((width - 1) | ((height - 1) << 14)) >>> 0, 1);
  return riff([
    extended(0x08, width, height),
    part("VP8L", picture),
    part("EXIF", Buffer.from("GPS 55.75 37.61")),
  ]);
}

/** A WebP whose pictures follow one another; with `flags` 0 it does not say so. */
export function makeMovingWebp(flags = 0x02): Buffer {
  const frame = Buffer.concat([Buffer.alloc(16), makeWebp().subarray(30, 47)]);
  return riff([
    extended(flags, 640, 480),
    part("ANIM", Buffer.alloc(6)),
    part("ANMF", frame),
    part("ANMF", frame),
  ]);
}
