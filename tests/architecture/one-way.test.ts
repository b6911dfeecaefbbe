import { readdirSync, readFileSync } from "node:fs";
import { dirname, join, normalize } from "node:path";
import { describe, expect, it } from "vitest";

// Which module of lib takes what from whose server door. `schema` doors hold types, tables and rules
// without a database and may be taken from anywhere; see docs/decisions/0026.

/** Where modules are put together: they know everybody, and nobody takes anything from them. */
const composed = ["lib/jobs/", "lib/mail/purposes/"];

type Arrow = { from: string; to: string; file: string };

const importing = /^(?:import|export)\s+(?!type\b)[^;]*?from\s+"([^"]+)"/gm;

function listArrows(): Arrow[] {
  const files = readdirSync("lib", { recursive: true, encoding: "utf8" })
    .map((file) => join("lib", file))
    .filter((file) => /\/.*\/.*\.tsx?$/.test(file))
    .filter((file) => !composed.some((place) => file.startsWith(place)));
  return files.flatMap((file) => {
    const from = file.split("/")[1]!;
    return [...readFileSync(file, "utf8").matchAll(importing)]
      .map(([, address]) => resolve(file, address!))
      .filter(([top, to, door]) => top === "lib" && to && door !== "schema" && to !== from)
      .map(([, to]) => ({ from, to: to!, file }));
  });
}

function resolve(file: string, address: string): string[] {
  const path = address.startsWith("@/") ? address.slice(2) : join(dirname(file), address);
  return normalize(path).split("/");
}

/** The first way found that leads from a module back to itself; null where there is none. */
function findCircle(arrows: Pick<Arrow, "from" | "to">[]): string[] | null {
  const clear = new Set<string>();
  const follow = (module: string, way: string[]): string[] | null => {
    if (way.includes(module)) return [...way.slice(way.indexOf(module)), module];
    if (clear.has(module)) return null;
    for (const { to } of arrows.filter(({ from }) => from === module)) {
      const circle = follow(to, [...way, module]);
      if (circle) return circle;
    }
    clear.add(module);
    return null;
  };
  for (const { from } of arrows) {
    const circle = follow(from, []);
    if (circle) return circle;
  }
  return null;
}

describe("modules of the domain", () => {
  it("lean on each other one way: no server door leads back to where one came from", () => {
    const arrows = listArrows();
    expect(arrows.length).toBeGreaterThan(100);
    expect(findCircle(arrows)).toBeNull();
  });

  it("ask for a statement's versions at its own door, where it is written once", () => {
    const asking = readdirSync("lib", { recursive: true, encoding: "utf8" }).filter(
      (file) =>
        /\.tsx?$/.test(file) &&
        !file.startsWith("db/") &&
        readFileSync(join("lib", file), "utf8").includes("prisma.statementVersion."),
    );
    expect(asking).toEqual(["statements/store.ts"]);
  });

  it("would be seen going in a circle", () => {
    const arrows = [
      { from: "a", to: "b" },
      { from: "b", to: "c" },
      { from: "c", to: "b" },
    ];
    expect(findCircle(arrows)).toEqual(["b", "c", "b"]);
  });
});
