import { afterEach, beforeEach, expect, vi, type MockInstance } from "vitest";

let written: MockInstance<typeof console.error>;
let expected: RegExp | null;

beforeEach(() => {
  expected = null;
  written = vi.spyOn(console, "error").mockImplementation(() => {});
});

// What is written to the console as an error is a defect nobody asked about: it fails the test.
afterEach(() => {
  const lines = written.mock.calls.map((line) => line.map(String).join(" "));
  expect(lines.filter((line) => !expected?.test(line))).toEqual([]);
});

/** Announces that this test makes the code complain in lines that match. */
export function expectConsoleError(pattern: RegExp): void {
  expected = pattern;
}
