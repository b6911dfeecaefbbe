import { beforeAll, describe, expect, it } from "vitest";
import { endSession, findActor } from "@/lib/accounts";
import { NotPermitted, PasskeyNeeded } from "@/lib/accounts/schema";
import { signInAs } from "../support/actors";
import { storyStart as now } from "../support/clock";
import { listActorFunctions } from "../support/domain-doors";
import type { Caller, Row } from "./who-may/row";

/** A module's rows are in a file of its name beside `row.ts`. */
const files = import.meta.glob<{ rows?: Row[] }>("./who-may/*.ts", { eager: true });
const table = Object.values(files).flatMap(({ rows }) => rows ?? []);

/** What a call came to: it went through, or was refused, and for what. */
type Verdict = "may" | "may not" | "shows a passkey first";

const kinds = {
  nobody: async () => nobody,
  "somebody whose session has ended": async () => {
    const { sessionToken } = await signInAs("admin");
    await endSession(sessionToken, { now });
    return { actor: (await findActor(sessionToken, { now }))!, sessionToken };
  },
  "somebody with a role that does not exist": async () => {
    const { actor, sessionToken } = await signInAs("organiser");
    return { actor: { ...actor, role: "visitor" as never }, sessionToken };
  },
  "an organiser": () => signInAs("organiser"),
  "an organiser who owes the second step": () => signInAs("organiser", { passkey: "owed" }),
  "an organiser whose passkey was shown an hour ago": () =>
    signInAs("organiser", { passkey: "stale" }),
  "an admin": () => signInAs("admin"),
  "an admin who owes the second step": () => signInAs("admin", { passkey: "owed" }),
  "an admin whose passkey was shown an hour ago": () => signInAs("admin", { passkey: "stale" }),
} satisfies Record<string, () => Promise<Caller>>;

/** They are what refuses; every row tries them. */
const guards = ["accounts.requirePermission", "accounts.requireFreshPasskey"];

type Kind = keyof typeof kinds;
const allKinds = Object.keys(kinds) as Kind[];

const nobody = { actor: null as never, sessionToken: "" };

/** What the table means for each kind of caller. */
function expected({ may, wantsFreshPasskey = false }: Row, kind: Kind): Verdict {
  if (kind.startsWith("nobody") || kind.startsWith("somebody")) return "may not";
  if (may === "before the second step") return "may";
  if (kind.endsWith("owes the second step")) return "may not";
  if (may === "admins" && kind.startsWith("an organiser")) return "may not";
  return kind.endsWith("an hour ago") && wantsFreshPasskey ? "shows a passkey first" : "may";
}

async function judge(row: Row, caller: Caller): Promise<Verdict> {
  try {
    await row.call(caller, now);
    return "may";
  } catch (error) {
    if (error instanceof PasskeyNeeded) return "shows a passkey first";
    if (error instanceof NotPermitted) return "may not";
    throw error;
  }
}

describe("who may call what", () => {
  let found: string[];
  beforeAll(() => {
    found = listActorFunctions().filter((name) => !guards.includes(name));
  }, 120_000);

  it("is in the table for every function of the domain that takes an actor", () => {
    expect(found.length).toBeGreaterThan(5);
    expect(found.filter((name) => !table.some((row) => row.name === name))).toEqual([]);
  });

  it("has no row for a function that is gone, and none twice", () => {
    const names = table.map(({ name }) => name);
    expect(names.filter((name) => !found.includes(name))).toEqual([]);
    expect(names.filter((name, index) => names.indexOf(name) !== index)).toEqual([]);
  });

  it.each(table.map((row) => [row.name, row] as const))("%s", async (_name, row) => {
    const verdicts: Partial<Record<Kind, Verdict>> = {};
    for (const kind of allKinds) verdicts[kind] = await judge(row, await kinds[kind]());
    expect(verdicts).toEqual(
      Object.fromEntries(allKinds.map((kind) => [kind, expected(row, kind)])),
    );
  });
});
