import type { Env } from "@/lib/env";
import { locales } from "@/lib/i18n/locales";
import { paths } from "@/lib/paths";

/** The one printed block: where everything is, and how to stop it. */
export function describeSite(
  { publicUrl, dataDir, mailTransport }: Pick<Env, "publicUrl" | "dataDir" | "mailTransport">,
  adminLink: string,
  seconds: number,
): string {
  const rows = [
    ...locales.map((locale) => [`Site (${locale})`, publicUrl + paths.home(locale)]),
    ...(mailTransport === "local" ? [["Mailbox", publicUrl + paths.mailbox()]] : []),
    ["Dashboard", publicUrl + paths.dashboard()],
    ["Admin sign-in, once", publicUrl + adminLink],
    ["Data", dataDir],
    ["Stop", "Ctrl-C"],
  ] as const;
  const lines = rows.map(([label, value]) => `  ${label!.padEnd(21)}${value}`);
  return `\nUndersigned is running (${seconds.toFixed(1)} s)\n\n${lines.join("\n")}\n\n`;
}
