import { headers } from "next/headers";
import { env } from "@/lib/env";
import { negotiateLocale, type Locale } from "@/lib/i18n/schema";
import { isMailboxOpen } from "@/lib/mail";

/** Whether this request may see the local mailbox; everybody else is told that there is none. */
export async function mayOpenMailbox(): Promise<boolean> {
  const request = await headers();
  return isMailboxOpen({
    transport: env.mailTransport,
    publicUrl: env.publicUrl,
    host: env.host,
    peerIsLoopback: request.get("x-peer-loopback"),
    hostHeader: request.get("host"),
  });
}

/** The mailbox has no language in its address; it speaks the browser's. */
export async function readMailboxLocale(): Promise<Locale> {
  return negotiateLocale((await headers()).get("accept-language"));
}
