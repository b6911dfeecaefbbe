import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { actorCan, allPermissions, organiserRoles, roleHolds } from "@/lib/accounts/schema";
import { locales } from "@/lib/i18n/schema";

describe("what the team’s page says of each role", () => {
  it.each(locales)("names every permission in %s, and none that there is not", (locale) => {
    const { team } = JSON.parse(readFileSync(`lib/i18n/messages/${locale}.json`, "utf8"));
    expect(Object.keys(team.permissions).sort()).toEqual([...allPermissions].sort());
    expect(new Set(Object.values(team.permissions)).size).toBe(allPermissions.length);
  });

  it("is what the domain lets a signed-in member do", () => {
    for (const role of organiserRoles) {
      const actor = { role, hasPasskey: true, hasSecondStep: true };
      for (const permission of allPermissions) {
        expect(roleHolds(role, permission), permission).toBe(actorCan(actor, permission));
      }
    }
  });
});
