import { globSync, readFileSync } from "node:fs";
import { expect, it } from "vitest";

it("no page reloads itself without a script: each time would be a use of the session (0020)", () => {
  const files = globSync("{app,components}/**/*.tsx");
  expect(files.length).toBeGreaterThan(100);
  const reloading = /http-?equiv=["{'\s]*refresh/i;
  expect(files.filter((file) => reloading.test(readFileSync(file, "utf8")))).toEqual([]);
});
