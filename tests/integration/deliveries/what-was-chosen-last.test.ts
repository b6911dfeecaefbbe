import { expect, it } from "vitest";
import { recallChoices, requestDelivery } from "@/lib/deliveries";
import { storyStart } from "../../support/clock";
import { admin, usualChoices } from "../../support/deliveries";

const occasion = { recipient: "The Embassy of Example", purpose: "Handing over", note: null };

it("remembers what an admin chose last, but not the country, which not every list may hold", async () => {
  const actor = await admin();
  expect(await recallChoices(actor)).toBeNull();
  const choices = {
    ...usualChoices,
    columns: ["role" as const, "country" as const],
    order: "country" as const,
    paper: "letter" as const,
  };
  await requestDelivery(actor, { choices, occasion }, { now: storyStart });
  expect(await recallChoices(actor)).toEqual({ ...choices, columns: ["role"], order: "surname" });
  expect(await recallChoices(await admin())).toBeNull();
});
