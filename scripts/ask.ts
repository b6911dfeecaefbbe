import { createInterface } from "node:readline/promises";

/**
 * Asks on the terminal and returns what is typed, trimmed; where there is no terminal, the next
 * line of the standard input. Null when nothing comes.
 */
export async function askLine(question: string): Promise<string | null> {
  const lines = createInterface({
    input: process.stdin,
    output: process.stdin.isTTY ? process.stdout : undefined,
  });
  try {
    if (process.stdin.isTTY) return (await lines.question(question)).trim();
    for await (const line of lines) return line.trim();
    return null;
  } finally {
    lines.close();
  }
}
