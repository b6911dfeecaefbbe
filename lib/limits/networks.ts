import { isIP } from "node:net";

/** An address's network (IPv4 itself, IPv6 /64) and neighbourhood (/24, /48); null for what is no address. */
export function networksOf(address: string): { network: string; neighbourhood: string } | null {
  const family = isIP(address);
  if (family === 4) return { network: address, neighbourhood: address.replace(/\.\d+$/, "") };
  if (family !== 6) return null;
  const groups = expand(address);
  return { network: groups.slice(0, 4).join(":"), neighbourhood: groups.slice(0, 3).join(":") };
}

/** The eight groups of an IPv6 address, as short as they go; only the first four matter here. */
function expand(address: string): string[] {
  const [head = "", tail] = address.toLowerCase().replace(/%.*$/, "").split("::");
  const front = head.split(":").filter(Boolean);
  const back = tail?.split(":").filter(Boolean) ?? [];
  // An IPv4 address at the end stands for two groups.
  const width = back.at(-1)?.includes(".") ? back.length + 1 : back.length;
  const gap = tail === undefined ? 0 : Math.max(8 - front.length - width, 0);
  const groups = [...front, ...Array<string>(gap).fill("0"), ...back];
  return groups.map((group) => group.replace(/^0+(?=.)/, ""));
}
