import { profileShows } from "./schema";
import { countSealed, countSigned, findDelivery } from "./store";

/** Megabytes that a list takes whatever its length. */
const base = 80;
/** Sealed names that a megabyte holds: they alone are kept until all are in order. */
const sealedPerMegabyte = 2_500;
/** Names on paper that a megabyte allows for: a PDF's table of pages and tags is kept until its end. */
const printedPerMegabyte = 20_000;

/** How large a heap (megabytes) the making of this delivery needs. */
export async function heapForDelivery(id: string): Promise<number> {
  const delivery = await findDelivery(id);
  if (!delivery) return base;
  const { statements, formats } = delivery.choices;
  const printed = formats.includes("pdf") ? await countSigned(statements) : 0;
  const mayBeSealed = profileShows[delivery.profile].handover === "name";
  const sealed = mayBeSealed ? await countSealed(statements) : 0;
  return base + Math.ceil(sealed / sealedPerMegabyte) + Math.ceil(printed / printedPerMegabyte);
}
