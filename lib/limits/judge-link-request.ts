import { env } from "../env";
import { everybody } from "./alerts";
import { countEvent } from "./count";
import { todaysHash } from "./keyed-hash";
import { networksOf } from "./networks";
import type { LinkRequestVerdict } from "./schema";
import { limits } from "./state";

/**
 * Judges a request for a mail with a link to one's own signature, whatever the address: the
 * answer must not differ. An address that asked too often gets no mail and no word about it; a
 * network is refused at a rate that no people reach. While `LIMITS` is off, nothing comes of it.
 */
export async function judgeLinkRequest(
  networkAddress: string | null,
  canonicalAddress: string,
  { now }: { now: Date },
): Promise<LinkRequestVerdict> {
  const hash = await todaysHash(now);
  const networks = networkAddress ? networksOf(networkAddress) : null;
  const standings = await countEvent(
    "linkRequest",
    {
      everybody,
      address: hash("address", canonicalAddress),
      ...(networks && { network: hash("network", networks.network) }),
    },
    now,
  );
  if (env.limits === "off") return { outcome: "taken", holdMail: false };
  const over = standings.filter(({ load }) => load > 1);
  const flood = over.find(({ rate }) => rate.consequence === "refuse");
  if (flood) {
    limits.measures.refused += 1;
    return { outcome: "refused", retryAfterSeconds: flood.retryAfterSeconds };
  }
  const holdMail = over.some(({ rate }) => rate.consequence === "holdMail");
  if (holdMail) limits.measures.held += 1;
  return { outcome: "taken", holdMail };
}
