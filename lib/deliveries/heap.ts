import { profileShows } from "./schema";
import { countSealed, findDelivery } from "./store";

/** Megabytes that a list takes whatever its length. */
const base = 128;
/** Sealed names that a megabyte holds: they alone are kept until all are in order. */
const sealedPerMegabyte = 2_500;

/** How large a heap (megabytes) the making of this delivery needs. */
export async function heapForDelivery(id: string): Promise<number> {
  const delivery = await findDelivery(id);
  if (!delivery || profileShows[delivery.profile].handover !== "name") return base;
  const sealed = await countSealed(delivery.choices.statements);
  return base + Math.ceil(sealed / sealedPerMegabyte);
}
