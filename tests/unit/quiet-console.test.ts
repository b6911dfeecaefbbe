import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { quietConsole } from "@/scripts/web/quiet-console";

const original = { error: console.error, warn: console.warn };
let lines: string[];

beforeEach(() => {
  lines = [];
  vi.spyOn(process.stdout, "write").mockImplementation((text) => {
    lines.push(String(text));
    return true;
  });
  quietConsole();
});
afterEach(() => {
  vi.restoreAllMocks();
  Object.assign(console, original);
});

function fail(body: string): Error {
  try {
    return JSON.parse(body) as never;
  } catch (error) {
    return error as Error;
  }
}

describe("what a page's failure leaves in the log", () => {
  it("is its kind and its place, and no letter of what was sent", () => {
    console.error(" ⨯", fail("Kanarek, nadia@example.org"));
    console.error("refused Kanarek", { name: "Kanarek" });
    const [failed, warned] = lines.map((line) => JSON.parse(line));
    expect(failed).toMatchObject({ level: "error", event: "page_failed", error: "SyntaxError" });
    expect(failed.where).toMatch(/^JSON\.parse \(<anonymous>\) < fail \(.*quiet-console\.test\.ts/);
    expect(warned).toMatchObject({ event: "page_failed", error: "unknown" });
    expect(lines.join()).not.toMatch(/kanarek|nadia/i);
  });

  it("takes no words for a place, whatever they look like", () => {
    const forged = new Error("no\n    at Kanarek (nadia:1:1)\n    at Kanarek");
    const renamed = new Error("short");
    renamed.message = "another Kanarek";
    renamed.stack = "Error: Kanarek\n    at Kanarek (nadia)";
    const moved = Object.assign(new Error("x"), { digest: "NEXT_REDIRECT;/en/confirm/Kanarek" });
    for (const error of [forged, renamed, moved]) console.error(error);
    expect(lines).toHaveLength(3);
    expect(lines.join()).not.toMatch(/kanarek|nadia/i);
  });
});
