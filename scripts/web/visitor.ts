import type { IncomingHttpHeaders } from "node:http";
import { BlockList, isIP } from "node:net";

const loopback = new BlockList();
loopback.addSubnet("127.0.0.0", 8, "ipv4");
loopback.addAddress("::1", "ipv6");

/** Headers that only we, a proxy in front or Next itself may set: from a visitor they are dropped. */
const forged =
  /^(x-forwarded-.*|forwarded|x-real-ip|x-client-ip|true-client-ip|cf-connecting-ip|x-peer-loopback|content-security-policy.*|x-nonce|x-middleware-.*|x-matched-path|x-invoke-.*|x-nextjs-.*|x-now-route-matches|next-resume|x-next-resume-.*|x-http-method.*|x-original-url|x-rewrite-url)$/;

/**
 * Makes the headers say who is there: `x-forwarded-for` is the visitor's own address
 * and nothing else, `x-peer-loopback` is `1` only for this very machine. `trustProxy`
 * is the number of proxies in front whose word counts; each adds one address at the
 * end of the list, so the visitor's is that many from the end.
 */
export function identifyVisitor(
  headers: IncomingHttpHeaders,
  peerAddress: string | undefined,
  trustProxy: number,
): void {
  const peer = plainAddress(peerAddress ?? "");
  const claimed = listOf(headers["x-forwarded-for"]);
  const wasForwarded = claimed.length > 0 || "forwarded" in headers || "x-real-ip" in headers;
  const host = trustProxy > 0 ? headers["x-forwarded-host"] : undefined;
  const chain = [...claimed, peer];
  const visitor = trustProxy > 0 ? (chain.at(-1 - trustProxy) ?? chain[0]!) : peer;
  const isHere = isLoopbackAddress(peer) && !wasForwarded;
  for (const name of Object.keys(headers)) {
    if (forged.test(name)) Reflect.deleteProperty(headers, name);
  }
  // The id of a kept form comes from ourselves alone.
  if (!isHere) delete headers["x-form-state"];
  if (typeof host === "string" && /^[\w.:[\]-]+$/.test(host)) headers["x-forwarded-host"] = host;
  headers["x-forwarded-for"] = isIP(visitor) ? visitor : peer;
  headers["x-peer-loopback"] = isHere ? "1" : "0";
}

/** Whether an address is this machine's own. */
export function isLoopbackAddress(address: string): boolean {
  const family = isIP(address);
  return family > 0 && loopback.check(address, family === 6 ? "ipv6" : "ipv4");
}

/** IPv4 as itself where a dual-stack socket shows it inside IPv6. */
function plainAddress(address: string): string {
  return address.replace(/^::ffff:(?=\d+\.)/i, "").replace(/%.*$/, "");
}

function listOf(header: string | string[] | undefined): string[] {
  return [header ?? []]
    .flat()
    .join(",")
    .split(",")
    .map((part) => plainAddress(part.trim()))
    .filter(Boolean);
}
