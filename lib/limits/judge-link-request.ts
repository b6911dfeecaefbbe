import { env } from "../env";
import { everybody } from "./alerts";
import { countEvent, type Standing } from "./count";
import { todaysHash } from "./keyed-hash";
import { networksOf } from "./networks";
import type { LinkRequestVerdict } from "./schema";
import { limits } from "./state";

type Clock = { now: Date };

/**
 * Judges a request for a mail with a link to one's own signature, whatever the address: the
 * answer must not differ. An address that asked too often gets no mail and no word about it; a
 * network is refused at a rate that no people reach. While `LIMITS` is off, nothing comes of it.
 */
export async function judgeLinkRequest(
  networkAddress: string | null,
  canonicalAddress: string,
  { now }: Clock,
): Promise<LinkRequestVerdict> {
  const over = await count("linkRequest", networkAddress, canonicalAddress, now);
  const flood = over.find(({ rate }) => rate.consequence === "refuse");
  if (!flood) return { outcome: "taken", holdMail: isHeld(over) };
  limits.measures.refused += 1;
  return { outcome: "refused", retryAfterSeconds: flood.retryAfterSeconds };
}

/**
 * Judges a request for a mail with a link into the dashboard, counted apart from those of signers.
 * It is never refused, so that nobody keeps the team out by asking from its network or with its
 * addresses: the mail may come later. While `LIMITS` is off, it comes at once.
 */
export async function judgeStaffLinkRequest(
  networkAddress: string | null,
  address: string,
  { now }: Clock,
): Promise<{ holdMail: boolean }> {
  return { holdMail: isHeld(await count("staffLinkRequest", networkAddress, address, now)) };
}

/** Counts the request and says which rates are exceeded: none while `LIMITS` is off. */
async function count(
  counted: "linkRequest" | "staffLinkRequest",
  networkAddress: string | null,
  address: string,
  now: Date,
): Promise<Standing[]> {
  const hash = await todaysHash(now);
  const networks = networkAddress ? networksOf(networkAddress) : null;
  const standings = await countEvent(
    counted,
    {
      everybody,
      address: hash("address", address),
      ...(networks && { network: hash("network", networks.network) }),
    },
    now,
  );
  return env.limits === "off" ? [] : standings.filter(({ load }) => load > 1);
}

function isHeld(over: Standing[]): boolean {
  const holdMail = over.some(({ rate }) => rate.consequence === "holdMail");
  if (holdMail) limits.measures.held += 1;
  return holdMail;
}
