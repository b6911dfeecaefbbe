import { readFileSync } from "node:fs";
import { randomUUID } from "node:crypto";

/** A server action of the build: an address that anybody may post anything to. */
export type FoundAction = {
  /** Its file below `app` and its name, as `dashboard/team/actions#inviteAction`. */
  name: string;
  /** What the header `next-action` calls it. */
  id: string;
  /** A page that has it. */
  page: string;
};

type References = Record<
  string,
  { filename: string; exportedName: string; workers: Record<string, unknown> }
>;

/** Every server action that the running build answers, whoever added it. */
export function findActions(): FoundAction[] {
  const { node } = readManifest<{ node: References }>("server/server-reference-manifest.json");
  return Object.entries(node).map(([id, { filename, exportedName, workers }]) => ({
    name: `${filename.replace(/^app\//, "").replace(/\.tsx?$/, "")}#${exportedName}`,
    id,
    page: pathOf(
      Object.keys(workers)
        .map((worker) => worker.replace(/^app/, "").replace(/\/page$/, ""))
        .sort((a, b) => a.length - b.length)[0]!,
    ),
  }));
}

/** Every page and every route handler of the build, by its path as the folders name it. */
export function findRoutes(): { pages: string[]; handlers: string[] } {
  const routes = readManifest<Record<string, string>>("app-path-routes-manifest.json");
  const pathsOf = (kind: string) =>
    Object.entries(routes)
      .filter(([file]) => file.endsWith(kind))
      .map(([, path]) => path);
  return { pages: pathsOf("/page"), handlers: pathsOf("/route") };
}

/** A path with something that does not exist in place of its parts that vary. */
export function pathOf(route: string): string {
  return route.replace(/\[(?:\.\.\.)?(\w+)\]/g, (_, part: string) =>
    part === "locale" ? "en" : randomUUID(),
  );
}

function readManifest<Manifest>(file: string): Manifest {
  return JSON.parse(readFileSync(`.next/${file}`, "utf8"));
}
