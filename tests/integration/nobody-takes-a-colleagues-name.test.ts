import { beforeEach, expect, it } from "vitest";
import { changeOwnName, removeMember } from "@/lib/accounts";
import type { Actor } from "@/lib/accounts/schema";
import { listAudit } from "@/lib/audit";
import { signInAs } from "../support/actors";
import { storyStart as now } from "../support/clock";

let admin: Actor;
let oscar: Actor;
beforeEach(async () => {
  admin = (await signInAs("admin", { name: "Анна Пример", email: "anna@example.org" })).actor;
  oscar = (await signInAs("organiser")).actor;
});

const call = (who: Actor, name: string) => changeOwnName(who, name, { now });

it.each(["Анна Пример", " анна  ПРИМЕР ", "Anna@example.org"])(
  "of the team by calling themselves %j, so that the log tells them apart",
  async (name) => {
    expect(await call(oscar, name)).toEqual({ outcome: "taken" });
    expect(await call(oscar, "Oscar")).toEqual({ outcome: "changed" });
    expect(await call(admin, "анна пример")).toEqual({ outcome: "changed" });
    await removeMember(admin, oscar.id, { now });
    expect(await call(admin, "OSCAR"), "the log goes on naming him").toEqual({ outcome: "taken" });
  },
);

it("even when two choose it at the same moment", async () => {
  const outcomes = await Promise.all([call(admin, "Vera"), call(oscar, "vera")]);
  expect(outcomes.map(({ outcome }) => outcome).sort()).toEqual(["changed", "taken"]);
});

it("unseen, since every line of the log has the address beside the name", async () => {
  await call(oscar, "Oscar");
  const { lines, actors } = await listAudit(admin, { action: "organiser.renamed" }, null);
  const { id, email: address } = oscar;
  // The log keeps the lines of the stories before, by people who are gone.
  const own = lines.filter(({ actor }) => actor?.id === id);
  expect(own.map(({ actor }) => actor)).toEqual([{ id, name: "Oscar", address }]);
  expect(actors).toContainEqual({ id, label: `Oscar (${address})` });
});
