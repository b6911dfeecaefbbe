import { env } from "./env";

const ranks = { debug: 0, info: 1, warn: 2, error: 3 } as const;

export type LogLevel = keyof typeof ranks;

/** Identifiers, counts and codes only: a log line never holds a name, an address, a text or a link. */
export type LogFields = Record<string, string | number | boolean | null | undefined>;

/**
 * The process's log: one JSON object a line on standard output, from `LOG_LEVEL` up.
 * `event` is a fixed name in snake case, by which lines are searched and counted.
 */
export const log = {
  debug: (event: string, fields?: LogFields) => write("debug", event, fields),
  info: (event: string, fields?: LogFields) => write("info", event, fields),
  warn: (event: string, fields?: LogFields) => write("warn", event, fields),
  error: (event: string, fields?: LogFields) => write("error", event, fields),
};

function write(level: LogLevel, event: string, fields: LogFields = {}): void {
  if (ranks[level] < ranks[env.logLevel]) return;
  const line = { at: new Date().toISOString(), level, event, ...fields };
  process.stdout.write(`${JSON.stringify(line)}\n`);
}

/**
 * What may be said of an error in a log or beside a mail: its kind and code, never
 * its message, because drivers and providers put values and addresses into messages.
 */
export function describeError(error: unknown): string {
  if (!(error instanceof Error)) return "unknown";
  const code = (error as { code?: unknown }).code;
  return typeof code === "string" ? `${error.name} ${code}` : error.name;
}
