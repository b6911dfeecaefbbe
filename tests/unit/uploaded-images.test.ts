import { describe, expect, it } from "vitest";
import { readImage } from "@/lib/campaign/read-image";
import {
  makeJpeg,
  makeMovingWebp,
  makePhoneJpeg,
  makePng,
  makeTurnedJpeg,
  makeWebp,
} from "../support/images";

const makers = { png: makePng, jpeg: makeJpeg, webp: makeWebp };

describe.each(Object.entries(makers))("an uploaded %s", (kind, make) => {
  it("is known by its content, with its size", () => {
    const image = readImage(make(800, 600));
    expect(image).toMatchObject({ mediaType: `image/${kind}`, width: 800, height: 600 });
  });

  it("is refused when it was cut off anywhere, and never reads past its end", () => {
    const whole = make(64, 64);
    for (let length = 0; length < whole.length; length += 1) {
      expect(readImage(whole.subarray(0, length))).toBeNull();
    }
  });

  it("may have anything behind it that is not part of it, which goes", () => {
    const script = Buffer.from("<script>alert(1)</script>");
    const image = readImage(Buffer.concat([make(), script]));
    expect(image!.bytes.includes(script)).toBe(false);
  });
});

describe("what cameras and programs write beside a picture", () => {
  it("is left out", () => {
    const png = makePng(640, 480, [
      ["tEXt", "Author\0Somebody"],
      ["eXIf", "GPS 55.75 37.61"],
      ["iTXt", "XML:com.adobe.xmp"],
    ]);
    for (const file of [png, makeJpeg(), makeWebp()]) {
      const { bytes } = readImage(file)!;
      expect(bytes.toString("latin1")).not.toMatch(/GPS|Somebody|xmp/);
      expect(readImage(bytes)!.bytes.equals(bytes), "cleaning twice changes nothing").toBe(true);
    }
  });
});

describe("a phone’s JPEG", () => {
  it("loses the pictures and films behind it, the small one in its head, and their index", () => {
    const { bytes, width } = readImage(makePhoneJpeg())!;
    expect(width).toBe(640);
    expect(bytes.toString("latin1")).not.toMatch(/GPS|Somebody|MPF|JFXX|ftyp/);
    expect(bytes.toString("latin1")).toContain("ICC_PROFILE");
    expect(bytes.subarray(-6).toString("hex"), "its own last scan").toBe("a1b2c3d4ffd9");
  });

  it.each(["II", "MM"] as const)("stays turned as its camera was held, in %s", (order) => {
    const { bytes } = readImage(makeTurnedJpeg(6, order))!;
    expect(bytes.toString("latin1")).not.toMatch(/GPS|Somebody/);
    const exif = "ffe100224578696600004d4d002a00000008000101120003000000010006000000000000";
    expect(bytes.toString("hex").split(exif)).toHaveLength(2);
    expect(readImage(bytes)!.bytes.equals(bytes), "cleaning twice changes nothing").toBe(true);
  });

  it.each([0, 1, 9, 65_535])("says nothing of how it was held where that is %i", (orientation) => {
    const { bytes } = readImage(makeTurnedJpeg(orientation))!;
    expect(bytes.includes("Exif")).toBe(false);
  });

  it("keeps every scan with its stuffed bytes and restarts", () => {
    const { bytes } = readImage(makeJpeg())!;
    expect(bytes.toString("hex")).toContain("a1ff00b2ffd3c4ffda");
  });

  it("is refused where there is no scan in it", () => {
    const whole = makeJpeg();
    const head = whole.subarray(0, whole.indexOf(Buffer.from("ffda", "hex")));
    expect(readImage(Buffer.concat([head, Buffer.from("ffd9", "hex")]))).toBeNull();
  });
});

describe("what is no image", () => {
  it.each([
    ["nothing", Buffer.alloc(0)],
    ["a page", Buffer.from("<!doctype html><script>alert(1)</script>")],
    ["a drawing that may run scripts", Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>')],
    ["a PNG’s name on noise", Buffer.concat([makePng().subarray(0, 8), Buffer.alloc(500, 7)])],
    ["a GIF", Buffer.from("GIF89a\x01\0\x01\0\0\0\0;", "latin1")],
    ["zeros", Buffer.alloc(100_000)],
    ["a WebP that moves", makeMovingWebp()],
    ["a WebP that moves and does not say so", makeMovingWebp(0)],
  ])("is refused: %s", (_, file) => {
    expect(readImage(file)).toBeNull();
  });

  it("is a PNG of which one bit was changed", () => {
    const file = makePng();
    file[file.length - 40]! ^= 1;
    expect(readImage(file)).toBeNull();
  });
});
