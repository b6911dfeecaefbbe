import { env } from "@/lib/env";
import { mailboxFolder, makeLocalTransport } from "./local-mailbox";
import type { MailTransport } from "./schema";

const makers = {
  local: () => makeLocalTransport(mailboxFolder()),
} as const satisfies Record<typeof env.mailTransport, () => MailTransport>;

let current: MailTransport | undefined;

/** The transport that the environment asks for, one for the process. */
export function currentTransport(): MailTransport {
  return (current ??= makers[env.mailTransport]());
}
