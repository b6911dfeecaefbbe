import { describe, expect, it } from "vitest";
import type { DeliveryChoices } from "@/lib/deliveries/schema";
import { later } from "../../support/clock";
import { deliver, signAndConfirm } from "../../support/deliveries";
import { readFreshFacts } from "./read";

const signers = [
  { name: "Zoe Adams", visibility: "handover", country: "GB" },
  { name: "Ann Brown", visibility: "name", country: "DE" },
  { name: "Пётр Ёлкин", visibility: "handover", country: "DE" },
  { name: "Анна Жук", visibility: "name", country: "GB" },
  { name: "Boris Žižek", visibility: "name", country: "GB" },
  { name: "Ann Zett", visibility: "handover", country: "DE" },
] as const;

/** All of them sign, the last one first, each on a day of their own. */
async function signAll() {
  for (const [days, signer] of signers.toReversed().entries()) {
    const email = `signer-${days}@example.org`;
    await signAndConfirm({ ...signer, email }, "british", later({ days }));
  }
}

async function listed(choices: Partial<DeliveryChoices>): Promise<string[]> {
  const { files } = await deliver({ formats: ["json"], ...choices });
  return readFreshFacts(files).signatories.map(({ name }) => name);
}

describe("names that are sealed and names that are shown stand in one order", () => {
  it("by surname, as the list's language has it", async () => {
    await signAll();
    const latin = ["Zoe Adams", "Ann Brown", "Ann Zett", "Boris Žižek"];
    const cyrillic = ["Пётр Ёлкин", "Анна Жук"];
    expect(await listed({ locale: "en" })).toEqual([...latin, ...cyrillic]);
    expect(await listedInRussian()).toEqual([...cyrillic, ...latin]);
  });

  it("by day", async () => {
    await signAll();
    const names = signers.map(({ name }) => name);
    expect(await listed({ order: "day" })).toEqual(names.toReversed());
  });

  it("by country, and in each by surname", async () => {
    await signAll();
    expect(await listed({ order: "country" })).toEqual([
      ...["Ann Brown", "Ann Zett", "Пётр Ёлкин"],
      ...["Zoe Adams", "Boris Žižek", "Анна Жук"],
    ]);
  });
});

/** Its files have Russian names. */
async function listedInRussian(): Promise<string[]> {
  const { files } = await deliver({ formats: ["json"], locale: "ru" });
  const [, list] = Object.entries(files).find(([path]) => path.endsWith("имена.json"))!;
  const { signatories } = JSON.parse(list.toString()) as { signatories: { name: string }[] };
  return signatories.map(({ name }) => name);
}
