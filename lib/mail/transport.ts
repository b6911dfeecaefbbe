import { env } from "@/lib/env";
import { mailboxFolder, makeLocalTransport } from "./local-mailbox";
import type { MailTransport } from "./schema";

/** The libraries of the real transports are loaded only where mail really leaves. */
const makers = {
  local: async () => makeLocalTransport(mailboxFolder()),
  resend: async () => (await import("./resend-transport")).makeResendTransport(env.resend!),
  smtp: async () => (await import("./smtp-transport")).makeSmtpTransport(env.smtpUrl!),
} as const satisfies Record<typeof env.mailTransport, () => Promise<MailTransport>>;

let current: Promise<MailTransport> | undefined;

/** The transport that the environment asks for, one for the process. */
export function currentTransport(): Promise<MailTransport> {
  return (current ??= makers[env.mailTransport]());
}
