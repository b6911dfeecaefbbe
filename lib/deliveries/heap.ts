import { countSigned, findDelivery } from "./store";

/** Megabytes that a list takes whatever its length: sealed names wait for their place outside of the heap. */
const base = 80;
/** Names on paper that a megabyte allows for: a PDF's table of pages and tags is kept until its end. */
const printedPerMegabyte = 20_000;

/** How large a heap (megabytes) the making of this delivery needs. */
export async function heapForDelivery(id: string): Promise<number> {
  const delivery = await findDelivery(id);
  if (!delivery) return base;
  const { statements, formats } = delivery.choices;
  const printed = formats.includes("pdf") ? await countSigned(statements) : 0;
  return base + Math.ceil(printed / printedPerMegabyte);
}
