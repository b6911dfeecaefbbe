import { describeError, log } from "@/lib/log";

/** As many as tell where it happened. */
const mostFrames = 8;

/**
 * From now on nothing that Next or a library says of a failure is printed in its own words: they put
 * into them what somebody sent, such as the beginning of a body that is no JSON. The log keeps what
 * kind of failure it was and where, by file and line. Under development the words are what one wants.
 */
export function quietConsole(): void {
  for (const level of ["error", "warn"] as const) {
    console[level] = (...said: unknown[]) => {
      const error = said.find((each) => each instanceof Error) ?? null;
      log[level]("page_failed", {
        error: describeError(error),
        digest: digestOf(error),
        where: error ? framesOf(error).join(" < ") : undefined,
      });
    };
  }
}

/** Next's own number for it; what it calls redirects holds an address, which may be a link's. */
function digestOf(error: Error | null): string | undefined {
  const digest = (error as { digest?: unknown } | null)?.digest;
  return typeof digest === "string" && /^\d{1,20}$/.test(digest) ? digest : undefined;
}

/** Functions, files and lines; none where the message cannot be told from them for certain. */
function framesOf({ message, stack = "" }: Error): string[] {
  const [kind = ""] = stack.split(/[:\n]/, 1);
  const head = message ? `${kind}: ${message}\n` : `${kind}\n`;
  if (!/^[\w$]+(?: \[\w+\])?$/.test(kind) || !stack.startsWith(head)) return [];
  const frames = stack.slice(head.length).split("\n").slice(0, mostFrames);
  return frames.flatMap((line) => /^\s+at (\S.*)$/.exec(line)?.[1] ?? []);
}
