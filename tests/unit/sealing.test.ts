import { expect, it } from "vitest";
import { open, seal, SealBroken } from "@/lib/privacy";

it("opens what was sealed, in the same context only", () => {
  const sealed = seal("anna@example.org", "address:1");
  expect(open(sealed, "address:1")).toBe("anna@example.org");
  expect(() => open(sealed, "address:2")).toThrow(SealBroken);
});

it("never seals the same text into the same bytes", () => {
  expect(seal("anna", "x").equals(seal("anna", "x"))).toBe(false);
});

it.each([0, 1, 13, -1])("notices a changed byte at %i", (at) => {
  const sealed = seal("anna@example.org", "x");
  const position = at < 0 ? sealed.length + at : at;
  sealed[position] = sealed[position]! ^ 1;
  expect(() => open(sealed, "x")).toThrow(SealBroken);
});

it("refuses what was never sealed", () => {
  expect(() => open(Buffer.alloc(0), "x")).toThrow(SealBroken);
  expect(() => open(Buffer.from("anna@example.org"), "x")).toThrow(SealBroken);
});
