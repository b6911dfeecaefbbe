import { isLoopbackHost } from "@/lib/env";

export type MailboxVisit = {
  transport: string;
  publicUrl: string;
  /** The address that the server listens on. */
  host: string;
  /** The header by which our own server says that its peer is this machine. */
  peerIsLoopback: string | null;
  /** The request's `Host` header. */
  hostHeader: string | null;
};

/**
 * Whether the local mailbox may be shown. It holds everybody's links, so all of
 * these must mean this machine: the transport, the public address, the listening
 * address, the peer, and the `Host` header, which keeps out another site that has
 * its own name resolve to 127.0.0.1 (DNS rebinding).
 */
export function isMailboxOpen(visit: MailboxVisit): boolean {
  return (
    visit.transport === "local" &&
    isLoopbackHost(URL.parse(visit.publicUrl)?.hostname ?? "") &&
    isLoopbackHost(visit.host) &&
    visit.peerIsLoopback === "1" &&
    isLoopbackAuthority(visit.hostHeader)
  );
}

function isLoopbackAuthority(header: string | null): boolean {
  if (!header || !/^(\[[\da-f:]+\]|[a-z\d.-]+)(:\d{1,5})?$/i.test(header)) return false;
  return isLoopbackHost(header.replace(/:\d{1,5}$/, ""));
}
