import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import type { z } from "zod";

/** The content cannot be used; the message names each file and field that is wrong. */
export class ContentError extends Error {
  override name = "ContentError";

  constructor(problems: string[]) {
    super(["The campaign's content has to be mended:", ...problems].join("\n  "));
  }
}

/** Reads and checks files below one folder; `file` is always relative to it. */
export type ContentFolder = ReturnType<typeof openContentFolder>;

/** Opens the folder that holds `campaign.json`. Nothing is read until it is asked for. */
export function openContentFolder(root: string) {
  const locate = (file: string) => path.join(root, file);

  function readText(file: string): string {
    if (!existsSync(locate(file))) throw new ContentError([`${file}: the file is missing`]);
    return readFileSync(locate(file), "utf8");
  }

  function parseJson(file: string): unknown {
    const source = readText(file);
    try {
      return JSON.parse(source);
    } catch (error) {
      throw new ContentError([`${file}: not valid JSON (${(error as Error).message})`]);
    }
  }

  return {
    has: (file: string) => existsSync(locate(file)),
    json: <S extends z.ZodType>(file: string, schema: S) => check(file, schema, parseJson(file)),
    text: <S extends z.ZodType>(file: string, schema: S) => check(file, schema, readText(file)),
  };
}

function check<S extends z.ZodType>(file: string, schema: S, value: unknown): z.output<S> {
  const result = schema.safeParse(value);
  if (result.success) return result.data;
  const problems = result.error.issues.map(({ path: field, message }) =>
    field.length ? `${file}: ${field.join(".")}: ${message}` : `${file}: ${message}`,
  );
  throw new ContentError(problems);
}

/** The entry that a file refers to by its key; `place` names file and field for the message. */
export function requireEntry<Entry>(
  entries: Record<string, Entry>,
  key: string,
  place: string,
): Entry {
  const entry = entries[key];
  if (!entry) throw new ContentError([`${place}: there is no source “${key}”`]);
  return entry;
}
