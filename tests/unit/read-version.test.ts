import { expect, it } from "vitest";
import { readVersion } from "@/lib/signing/schema";

it.each([
  ["1", 1],
  ["27", 27],
  [3, 3],
  ["", null],
  ["0", null],
  ["-1", null],
  ["1.5", null],
  [1.5, null],
  ["1e3", null],
  ["9".repeat(30), null],
  [Number.NaN, null],
  [undefined, null],
  [["1"], null],
  [{}, null],
])("takes %j for version %j: what is odd refuses nobody", (said, version) => {
  expect(readVersion(said)).toBe(version);
});
